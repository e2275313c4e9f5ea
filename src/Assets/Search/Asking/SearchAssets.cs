using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Search.Language;
using ServerlessDam.Assets.Search.Synonyms;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Search.Asking;

/// <summary>
/// Finds assets by anything known of them. The index says which; what they are is read from the catalog, so that a page never shows
/// what an asset was. Who may see some folders only finds nothing of the others, and counts nothing of them.
/// </summary>
public sealed class SearchAssets(ISearchIndex index, WholeIndex whole, Catalog catalog, GoneAssets gone, ReadDocuments documents, ISynonyms synonyms, TimeProvider time)
{
    /// <summary>What nobody asked for is no reason.</summary>
    private static readonly SearchFieldTable AsAsked = SearchFieldTable.Assets with { Unasked = null };

    /// <exception cref="DamException">InvalidParameter: the expression, the order or the cursor. TryLater: an index that was lost is being written.</exception>
    public async Task<FoundAssets> ExecuteAsync(Caller caller, string cloud, SearchRequest request, CancellationToken cancellationToken)
    {
        var expression = SearchExpression.Parse(request.Expression);
        var binding = new SearchBinding(time.GetUtcNow()) { Synonyms = request.Widens ? synonyms : null };
        var where = SearchRights.Within(expression.Bind(binding), caller.Folders);
        var order = SearchSorts.Of(request.OrderBy, where);
        var place = SearchCursor.Read(request, order.Length);
        var query = new SearchQuery(where, order, request.Take, place, [.. request.Facets.Where(facet => facet.Only is null).Select(facet => facet.Facet)]);
        await whole.EnsureAsync(cloud, cancellationToken);
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
            await CountsAsync(cloud, query, request.Facets, hits.Facets, cancellationToken));
    }

    /// <summary>Those of all matches came with the page; one that counts some of them is a search of its own.</summary>
    private async Task<IReadOnlyList<NamedCounts>> CountsAsync(
        string cloud, SearchQuery query, ImmutableArray<AskedFacet> asked, ImmutableArray<SearchFacetResult> found, CancellationToken cancellationToken)
    {
        var (counts, rest) = (new List<NamedCounts>(), new Queue<SearchFacetResult>(found));
        foreach (var facet in asked)
        {
            var result = facet.Only is { } only
                ? (await index.SearchAsync(cloud, query with { Where = new SearchPredicate.All([query.Where, only]), Take = 0, After = null, Facets = [facet.Facet] }, cancellationToken)).Facets[0]
                : rest.Dequeue();
            counts.Add(new(facet.Name, result.Counts));
        }

        return counts;
    }

    /// <summary>Null when it is no more: an index that is a moment behind.</summary>
    private async Task<Asset?> ReadAsync(string cloud, SearchHit hit, CancellationToken cancellationToken)
    {
        if (IsGone(hit))
        {
            return await gone.FindByIdAsync(cloud, hit.AssetId, cancellationToken);
        }

        // Else another one has its name by now, or it has another name.
        return await catalog.FindRowsAsync(cloud, [hit.RowKey], cancellationToken) is [var there] && there.AssetId == hit.AssetId
            ? there
            : await catalog.FindByIdAsync(cloud, hit.AssetId, cancellationToken);
    }

    private static bool IsGone(SearchHit hit) => hit.RowKey.StartsWith(CatalogKeys.AllGone, StringComparison.Ordinal);

    private async Task<IReadOnlyList<FoundAsset>> ExplainedAsync(string cloud, SearchPredicate where, List<FoundAsset> found, CancellationToken cancellationToken)
    {
        var read = await documents.ExecuteAsync(cloud, [.. found.Select(each => each.Asset.AssetId)], cancellationToken);
        return [.. found.Select(each => each with { Why = read[each.Asset.AssetId] is { } document ? SearchExplanation.Of(where, document) : [] })];
    }
}
