using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

/// <summary>Details with the results of the analysis that a call asks for. What is still pending is done now: who asks gets an answer.</summary>
internal sealed class AskedResults(Catalog catalog, AnalyzeAsset analyze)
{
    public async Task<JsonObject> DetailsAsync(WireContext context, Asset asset, CancellationToken cancellationToken)
    {
        var request = context.Request;
        var (exif, metadata) = (request.Flag("exif") is true, request.Flag("image_metadata") is true || request.Flag("media_metadata") is true);
        var shown = (request.Flag("colors") is true ? ProbeParts.Colors : 0)
            | (request.Flag("phash") is true ? ProbeParts.PerceptualHash : 0)
            | (request.Flag("quality_analysis") is true ? ProbeParts.Quality : 0)
            | (request.Flag("accessibility_analysis") is true ? ProbeParts.Accessibility : 0)
            | (metadata ? ProbeParts.Metadata : 0)
            | (request.Flag("faces") is true ? ProbeParts.Faces : 0);
        var wanted = shown | (exif ? ProbeParts.Metadata : 0);
        if (wanted != 0 && analyze.IsOwed(asset, wanted))
        {
            asset = await AnalyzedAsync(asset, wanted, cancellationToken);
        }

        // What engines found that somebody asked for once is told without being asked for again.
        shown |= asset.AddOns.Length > 0 ? ProbeParts.Seen : 0;
        var results = (wanted | shown) == 0 ? null : await catalog.ResultsAsync(asset, cancellationToken);
        var body = context.AssetBody().Details(asset, results, shown);
        if (exif)
        {
            body["exif"] = Flat(results);
        }

        if (metadata && asset.ResourceType != ResourceType.Raw)
        {
            body.Remove("image_metadata");
            body[asset.ResourceType == ResourceType.Video ? "video_metadata" : "image_metadata"] = Flat(results);
        }

        if (request.Flag("faces") is true)
        {
            StatedBody.AddFaces(body, asset);
        }

        if (request.Flag("coordinates") is true)
        {
            StatedBody.AddCoordinates(body, asset);
        }

        // Nothing moves in a still picture. How cinematic one that moves is, nobody here can tell.
        if (request.Flag("cinemagraph_analysis") is true && asset.ResourceType == ResourceType.Image && !asset.Animated)
        {
            body["cinemagraph_analysis"] = new JsonObject { ["cinemagraph_score"] = 0.0 };
        }

        return body;
    }

    private async Task<Asset> AnalyzedAsync(Asset asset, ProbeParts wanted, CancellationToken cancellationToken)
    {
        await analyze.AskAsync(asset, wanted, cancellationToken);
        return await catalog.FindAsync(asset.Key, cancellationToken) ?? asset;
    }

    private static JsonObject Flat(AnalysisResults? results)
        => new((results?.Metadata ?? ImmutableSortedDictionary<string, string>.Empty).Select(pair => KeyValuePair.Create(pair.Key, (JsonNode?)pair.Value)));
}
