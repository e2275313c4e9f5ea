using System.Text.Json.Nodes;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Analysis.Calls;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Analysis;

/// <summary>
/// <c>{"entity","analysis"}</c>. What a model found stands under <c>analysis.data</c>, where the older call has it; models of things, tags and texts have it in
/// <c>analysis</c> itself too, where the vendor's own clients of the newer call read it.
/// </summary>
internal static class AnalysisBody
{
    public static JsonObject Of(AnalysisModel model, PictureSource source, AnalysisResults results)
    {
        var analysis = new JsonObject { ["data"] = Data(model, results) };
        if (model.Part != ProbeParts.Caption)
        {
            foreach (var (name, value) in Data(model, results).ToList())
            {
                analysis[name] = value?.DeepClone();
            }
        }

        analysis["model_version"] = 1;
        return new() { ["entity"] = source.Entity, ["analysis"] = analysis };
    }

    private static JsonObject Data(AnalysisModel model, AnalysisResults results) => model.Name switch
    {
        "coco" => new() { ["tags"] = InfoBody.Things(results.Objects!) },
        "google_tagging" => new()
        {
            ["labelAnnotations"] = new JsonObject
            {
                ["labels"] = new JsonArray([.. results.Labels()!.Select(label => new JsonObject { ["label"] = label.Label, ["score"] = label.Confidence })]),
            },
        },
        "cld_text" => new() { ["tags"] = new JsonObject { ["text"] = new JsonArray([.. results.Text!.Select(Line)]) } },
        "captioning" => InfoBody.Caption(results.Caption!),
        "image_quality" => new() { ["score"] = results.Quality!.Score, ["quality"] = results.Quality.Score switch { >= 0.7 => "high", >= 0.4 => "medium", _ => "low" } },
        _ => throw new ArgumentOutOfRangeException(nameof(model), model, "A model without a shape."),
    };

    private static JsonObject Line(SeenLine line)
    {
        var (left, top, right, bottom) = (
            line.Corners.Min(point => point.X), line.Corners.Min(point => point.Y), line.Corners.Max(point => point.X), line.Corners.Max(point => point.Y));
        return new()
        {
            ["categories"] = new JsonArray(),
            ["bounding-box"] = new JsonArray(left, top, right - left, bottom - top),
            ["confidence"] = line.Confidence,
            ["text"] = line.Text,
        };
    }
}
