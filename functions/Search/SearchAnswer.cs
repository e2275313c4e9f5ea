using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Versions;
using ServerlessDam.Functions.Library;

namespace ServerlessDam.Functions.Search;

/// <summary>A page of a search in the wire's words.</summary>
internal sealed class SearchAnswer(Catalog catalog, KeptVersions kept)
{
    public async Task<JsonObject> OfAsync(
        ProductEnvironment environment, AssetUrls urls, SearchParameters asked, FoundAssets found, TimeSpan took, CancellationToken cancellationToken)
    {
        var shape = new FoundShape(environment, urls, asked);
        var resources = await Task.WhenAll(found.Assets.Select(async each => shape.Of(
            each,
            shape.ShowsResults && !each.IsDeleted ? await catalog.ResultsAsync(each.Asset, cancellationToken) : null,
            await KeptBytesAsync(each.Asset, cancellationToken))));
        var body = new JsonObject
        {
            ["total_count"] = found.Total,
            ["time"] = Math.Max(1, (int)took.TotalMilliseconds),
            ["resources"] = new JsonArray([.. resources]),
        };
        if (found.NextCursor is { } cursor)
        {
            body["next_cursor"] = cursor;
        }

        if (found.Counts.Count > 0)
        {
            body["aggregations"] = new JsonObject(found.Counts.Select(counts => KeyValuePair.Create(counts.Name, (JsonNode?)Counts(counts))));
        }

        return body;
    }

    private static JsonObject Counts(NamedCounts counts) => new(counts.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Count)));

    private async Task<long> KeptBytesAsync(Asset asset, CancellationToken cancellationToken)
        => asset.HasKeptVersions ? (await kept.ListAsync(asset.Cloud, asset.AssetId, cancellationToken)).Sum(version => version.Asset.SizeInBytes) : 0;
}
