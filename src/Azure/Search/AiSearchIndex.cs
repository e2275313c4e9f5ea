using Azure.Search.Documents;
using ServerlessDam.Assets.Search;
using Row = Azure.Search.Documents.Models.SearchDocument;

namespace ServerlessDam.Azure.Search;

/// <summary>The search index in Azure AI Search. What is written is found within about a second; see this room's README for what it cannot do.</summary>
/// <param name="reach">How far the service skips; tests make it shorter.</param>
internal sealed class AiSearchIndex(IndexConnection connection, TimeProvider time, int reach = IndexSearch.MostSkipped) : ISearchIndex
{
    /// <summary>Documents in an answer at most.</summary>
    private const int MostRows = 1000;

    private readonly IndexWriter _writer = new(time);

    public bool IsImmediate => false;

    public Task WriteAsync(string cloud, IReadOnlyCollection<SearchChange> changes, CancellationToken cancellationToken)
        => connection.UseAsync(
            async client =>
            {
                await _writer.WriteAsync(client, cloud, changes, cancellationToken);
                return true;
            },
            cancellationToken);

    public Task<SearchHits> SearchAsync(string cloud, SearchQuery query, CancellationToken cancellationToken)
    {
        var search = new IndexSearch(cloud, query, reach);
        return connection.UseAsync(client => search.RunAsync(client, cancellationToken), cancellationToken);
    }

    public Task<IReadOnlyList<IndexedAsset>> ScanAsync(string cloud, string? afterAssetId, int take, CancellationToken cancellationToken)
        => connection.UseAsync<IReadOnlyList<IndexedAsset>>(
            async client =>
            {
                var assets = new List<IndexedAsset>();
                while (assets.Count < take)
                {
                    var page = await ScanPageAsync(client, cloud, assets.Count > 0 ? assets[^1].AssetId : afterAssetId, Math.Min(MostRows, take - assets.Count), cancellationToken);
                    assets.AddRange(page);
                    if (page.Count == 0)
                    {
                        break;
                    }
                }

                return assets;
            },
            cancellationToken);

    public Task<string> IdentityAsync(string cloud, CancellationToken cancellationToken)
        => connection.UseAsync(client => IndexIdentity.OfAsync(client, cancellationToken), cancellationToken);

    public Task ClearAsync(string cloud, CancellationToken cancellationToken)
        => connection.UseAsync(
            async client =>
            {
                // Along the ids, not from the first again: what is deleted is still found for a moment.
                for (string? after = null; await ScanPageAsync(client, cloud, after, MostRows, cancellationToken) is { Count: > 0 } page; after = page[^1].AssetId)
                {
                    await _writer.WriteAsync(client, cloud, page.Select(asset => new SearchChange(asset.AssetId, null)), cancellationToken);
                }

                return true;
            },
            cancellationToken);

    public Task<long> CountAsync(string cloud, CancellationToken cancellationToken)
        => connection.UseAsync(
            async client =>
            {
                var options = new SearchOptions { Filter = IndexSearch.OfCloud(cloud), Size = 0, IncludeTotalCount = true };
                return (await client.SearchAsync<Row>("*", options, cancellationToken)).Value.TotalCount ?? 0;
            },
            cancellationToken);

    private static async Task<List<IndexedAsset>> ScanPageAsync(SearchClient client, string cloud, string? after, int take, CancellationToken cancellationToken)
    {
        var beyond = after is null ? "" : $" and {AssetIdOrder.Of(after).Beyond(descending: false)}";
        var options = new SearchOptions { Filter = IndexSearch.OfCloud(cloud) + beyond, Size = take, Select = { IndexFields.AssetId, IndexFields.Revision } };
        foreach (var clause in new SortKey.ById(false).Clauses)
        {
            options.OrderBy.Add(clause);
        }

        var results = (await client.SearchAsync<Row>("*", options, cancellationToken)).Value;
        return [.. await IndexSearch.ReadAsync(results, take, row => new IndexedAsset(row.Document.GetString(IndexFields.AssetId), row.Document.GetString(IndexFields.Revision)), cancellationToken)];
    }
}
