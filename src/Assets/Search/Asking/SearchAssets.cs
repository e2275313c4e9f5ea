using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Search.Language;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Search.Asking;

/// <summary>
/// Finds assets by anything known of them. The index says which; what they are is read from the catalog, so that a page never shows
/// what an asset was. Who may see some folders only finds nothing of the others, and counts nothing of them.
/// </summary>
public sealed class SearchAssets(ISearchIndex index, Catalog catalog, GoneAssets gone, ReadDocuments documents, TimeProvider time)
{
    /// <summary>What nobody asked for is no reason.</summary>
    private static readonly SearchFieldTable AsAsked = SearchFieldTable.Assets with { Unasked = null };

    private static readonly SearchSort Newest = new("created_at", Descending: true);

    /// <exception cref="DamException">InvalidParameter: the expression, the order or the cursor.</exception>
    public async Task<FoundAssets> ExecuteAsync(Caller caller, string cloud, SearchRequest request, CancellationToken cancellationToken)
    {
        var expression = SearchExpression.Parse(request.Expression);
        var binding = new SearchBinding(time.GetUtcNow());
        ImmutableArray<SearchSort> order = request.OrderBy.IsEmpty ? [Newest] : request.OrderBy;
        var place = SearchCursor.Read(request, order.Length);
        var query = new SearchQuery(SearchRights.Within(expression.Bind(binding), caller.Folders), order, request.Take, place, request.Facets);
        var hits = await index.SearchAsync(cloud, query, cancellationToken);
        var assets = await Task.WhenAll(hits.Hits.Select(hit => ReadAsync(cloud, hit, cancellationToken)));
        var found = hits.Hits.Zip(assets)
            .Where(each => each.Second is { } asset && caller.Folders.Allow(FolderPermission.View, asset.Folder))
            .Select(each => new FoundAsset(each.Second!, each.First.Score, IsGone(each.First), null))
            .ToList();
        return new(
            hits.Total,
            request.Explains ? await ExplainedAsync(cloud, expression.Bind(binding with { Fields = AsAsked }), found, cancellationToken) : found,
            hits.After is { } after ? SearchCursor.Write(after, request) : null,
            hits.Facets);
    }

    /// <summary>Null when it is no more: an index that is a moment behind.</summary>
    private async Task<Asset?> ReadAsync(string cloud, SearchHit hit, CancellationToken cancellationToken)
    {
        if (IsGone(hit))
        {
            return await gone.FindByIdAsync(cloud, hit.AssetId, cancellationToken);
        }

        var there = (await catalog.FindRowsAsync(cloud, [hit.RowKey], cancellationToken)).FirstOrDefault();

        // Another one has its name by now, or it has another name.
        return there?.AssetId == hit.AssetId ? there : await catalog.FindByIdAsync(cloud, hit.AssetId, cancellationToken);
    }

    private static bool IsGone(SearchHit hit) => hit.RowKey.StartsWith(CatalogKeys.AllGone, StringComparison.Ordinal);

    private async Task<IReadOnlyList<FoundAsset>> ExplainedAsync(string cloud, SearchPredicate where, List<FoundAsset> found, CancellationToken cancellationToken)
    {
        var read = await documents.ExecuteAsync(cloud, [.. found.Select(each => each.Asset.AssetId)], cancellationToken);
        return [.. found.Select(each => each with { Why = read[each.Asset.AssetId] is { } document ? SearchReasons.Of(where, document) : [] })];
    }
}
