using System.Text.Json;

namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>The service's JSON as results. What it leaves out is null or empty; what is of another kind than documented throws, as in the official client.</summary>
internal static class ResultReader
{
    public static ImageAnalysisResult Read(JsonElement root) => new(Text(root, "modelVersion"), Part(root, "metadata", Metadata))
    {
        Caption = Part(root, "captionResult", each => new CaptionResult(Confidence(each), Text(each, "text") ?? "")),
        DenseCaptions = Part(root, "denseCaptionsResult", each => new DenseCaptionsResult(List(each, "values", Dense))),
        Objects = Part(root, "objectsResult", each => new ObjectsResult(List(each, "values", thing => new DetectedObject(Box(thing), List(thing, "tags", Tag))))),
        People = Part(root, "peopleResult", each => new PeopleResult(List(each, "values", person => new DetectedPerson(Box(person), Confidence(person))))),
        Read = Part(root, "readResult", each => new ReadResult(List(each, "blocks", block => new DetectedTextBlock(List(block, "lines", Line))))),
        SmartCrops = Part(root, "smartCropsResult", each => new SmartCropsResult(List(each, "values", crop => new CropRegion(Number(crop, "aspectRatio"), Box(crop))))),
        Tags = Part(root, "tagsResult", each => new TagsResult(List(each, "values", Tag))),
    };

    private static ImageMetadata Metadata(JsonElement each) => new(Whole(each, "width"), Whole(each, "height"));

    private static DenseCaption Dense(JsonElement each) => new(Confidence(each), Text(each, "text") ?? "", Box(each));

    private static DetectedTag Tag(JsonElement each) => new(Confidence(each), Text(each, "name") ?? "");

    private static DetectedTextLine Line(JsonElement each) => new(Text(each, "text") ?? "", Polygon(each), List(each, "words", Word));

    private static DetectedTextWord Word(JsonElement each) => new(Text(each, "text") ?? "", Polygon(each), Confidence(each));

    private static List<ImagePoint> Polygon(JsonElement each) => List(each, "boundingPolygon", point => new ImagePoint(Whole(point, "x"), Whole(point, "y")));

    private static ImageBoundingBox Box(JsonElement each)
        => Part(each, "boundingBox", box => new ImageBoundingBox(Whole(box, "x"), Whole(box, "y"), Whole(box, "w"), Whole(box, "h"))) ?? new(0, 0, 0, 0);

    private static T? Part<T>(JsonElement each, string name, Func<JsonElement, T> read)
        where T : class
        => each.TryGetProperty(name, out var part) && part.ValueKind != JsonValueKind.Null ? read(part) : null;

    private static List<T> List<T>(JsonElement each, string name, Func<JsonElement, T> read)
        => each.TryGetProperty(name, out var list) && list.ValueKind != JsonValueKind.Null ? [.. list.EnumerateArray().Select(read)] : [];

    private static string? Text(JsonElement each, string name) => each.TryGetProperty(name, out var text) ? text.GetString() : null;

    private static float Confidence(JsonElement each) => Number(each, "confidence");

    private static float Number(JsonElement each, string name) => each.TryGetProperty(name, out var number) ? number.GetSingle() : 0;

    private static int Whole(JsonElement each, string name) => each.TryGetProperty(name, out var number) ? number.GetInt32() : 0;
}
