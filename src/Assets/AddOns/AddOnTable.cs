using System.Collections.Frozen;
using System.Collections.Immutable;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.AddOns;

/// <summary>Every parameter that asks for an engine, with the values that clients know.</summary>
internal static class AddOnTable
{
    private const string Content = "AI Content Analysis";
    private const string Rekognition = "Amazon Rekognition Celebrity Detection";

    private static readonly FrozenDictionary<string, ProbeParts> Nothing = FrozenDictionary<string, ProbeParts>.Empty;

    public static readonly ImmutableArray<AddOn> All =
    [
        new("ocr", Of("OCR Text Detection and Extraction", "adv_ocr"), Served(ProbeParts.Text, "adv_ocr"), IsList: false, value => $"Ocr {value} is not valid"),
        new(
            "categorization",
            new Dictionary<string, string>
            {
                ["google_tagging"] = "Google Auto Tagging",
                ["google_video_tagging"] = "Google Automatic Video Tagging",
                ["imagga_tagging"] = "Imagga Auto Tagging",
                ["aws_rek_tagging"] = "Amazon Rekognition Auto Tagging",
            }.ToFrozenDictionary(),
            Served(ProbeParts.Objects, "google_tagging", "google_video_tagging", "imagga_tagging", "aws_rek_tagging"),
            IsList: true,
            value => $"Categorization item {value} is not valid"),
        new(
            "detection",
            Of(Content, "coco", "coco_v1", "coco_v2", "lvis", "lvis_v1", "lvis_v2", "unidet", "cld-fashion", "cld-text", "human-anatomy", "shop-classifier", "captioning", "iqa", "watermark-detection")
                .Concat(Of(Rekognition, "aws_rek_face", "rekognition_face"))
                .Append(KeyValuePair.Create("adv_face", "Advanced Facial Attributes Detection"))
                .ToFrozenDictionary(),
            Served(ProbeParts.Objects, "coco", "coco_v1", "coco_v2").Concat(Served(ProbeParts.Caption, "captioning")).ToFrozenDictionary(),
            IsList: true,
            value => $"Detection invalid model '{value}'"),
        new(
            "background_removal",
            new Dictionary<string, string>
            {
                ["cloudinary_ai"] = "AI Background Removal",
                ["pixelz"] = "Pixelz Background Removal",
                ["remove_the_background"] = "Pixelz Background Removal",
            }.ToFrozenDictionary(),
            Served(ProbeParts.Subject, "cloudinary_ai"),
            IsList: false,
            value => $"Background removal {value} is invalid"),
        new(
            "raw_convert",
            new Dictionary<string, string>
            {
                ["aspose"] = "Aspose Document Conversion",
                ["google_speech"] = "Google AI Video Transcription",
                ["azure_video_indexer"] = "Microsoft Azure Video Indexer",
                ["extract_text"] = "Text Extraction",
            }.ToFrozenDictionary(),
            Nothing,
            IsList: false,
            value => $"Raw convert is invalid: {value}"),
    ];

    private static FrozenDictionary<string, string> Of(string product, params string[] values) => values.ToFrozenDictionary(value => value, _ => product);

    private static FrozenDictionary<string, ProbeParts> Served(ProbeParts part, params string[] values) => values.ToFrozenDictionary(value => value, _ => part);
}
