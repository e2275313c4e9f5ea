using System.Globalization;
using Azure.Core;

namespace Azure.AI.Vision.ImageAnalysis;

/// <summary><c>POST {endpoint}/computervision/imageanalysis:analyze?features=…&amp;api-version=…</c></summary>
internal sealed class AnalyzeRequest(Uri endpoint, string version)
{
    public const string AnyBytes = "application/octet-stream";
    public const string Json = "application/json";

    /// <summary>In the order of the official client.</summary>
    private static readonly (VisualFeatures Feature, string Name)[] Names =
    [
        (VisualFeatures.Tags, "tags"),
        (VisualFeatures.Caption, "caption"),
        (VisualFeatures.DenseCaptions, "denseCaptions"),
        (VisualFeatures.Objects, "objects"),
        (VisualFeatures.Read, "read"),
        (VisualFeatures.SmartCrops, "smartCrops"),
        (VisualFeatures.People, "people"),
    ];

    public void Fill(Request request, RequestContent content, string type, VisualFeatures features, ImageAnalysisOptions options)
    {
        request.Method = RequestMethod.Post;
        request.Uri.Reset(endpoint);
        request.Uri.AppendPath("/computervision", escape: false);
        request.Uri.AppendPath("/imageanalysis:analyze", escape: false);
        if (features != VisualFeatures.None)
        {
            request.Uri.AppendQuery("features", string.Join(',', Names.Where(each => features.HasFlag(each.Feature)).Select(each => each.Name)), escapeValue: true);
        }

        request.Uri.AppendQuery("api-version", version, escapeValue: true);
        Append(request, "language", options.Language);
        Append(request, "gender-neutral-caption", options.GenderNeutralCaption is { } neutral ? neutral ? "true" : "false" : null);
        Append(request, "smartcrops-aspect-ratios", options.SmartCropsAspectRatios is { } ratios ? string.Join(',', ratios.Select(ratio => ratio.ToString(CultureInfo.InvariantCulture))) : null);
        Append(request, "model-version", options.ModelVersion);
        request.Headers.Add("Accept", Json);
        request.Headers.Add("Content-Type", type);
        request.Content = content;
    }

    private static void Append(Request request, string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            request.Uri.AppendQuery(name, value, escapeValue: true);
        }
    }
}
