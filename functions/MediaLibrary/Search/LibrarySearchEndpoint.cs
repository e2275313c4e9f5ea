using System.Collections.Immutable;
using System.Text.Json;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Search.Language;
using ServerlessDam.Functions.MediaLibrary.Library;
using ServerlessDam.Functions.Search;

namespace ServerlessDam.Functions.MediaLibrary.Search;

/// <summary>Searches assets, for people.</summary>
internal sealed class LibrarySearchEndpoint(SearchAssets search, TimeProvider time)
{
    private const int Usual = 100;

    private const int Most = 200;

    public Task<LibrarySearchAnswer> SearchAsync(LibraryContext context, LibrarySearchQuery query, CancellationToken cancellationToken)
    {
        var sorts = query.Sort?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
        return FindAsync(
            context, query.Expression, SearchOrders.Parse(sorts.Select(sort => JsonSerializer.SerializeToElement(sort))), query.Cursor, query.Limit, query.Explain is "true" or "1", [], cancellationToken);
    }

    public Task<LibrarySearchAnswer> SearchAsync(LibraryContext context, LibrarySearchBody body, CancellationToken cancellationToken)
        => FindAsync(
            context,
            body.Expression,
            OrderOf(body.OrderBy),
            body.Cursor,
            body.Limit,
            body.Explain,
            SearchAggregates.Parse((body.Counts ?? []).OfType<string>().Select(field => JsonSerializer.SerializeToElement(field)), time.GetUtcNow()),
            cancellationToken);

    /// <exception cref="DamException">InvalidParameter.</exception>
    internal static ImmutableArray<SearchSort> OrderOf(IReadOnlyList<SortBody?>? sorts)
        => SearchOrders.Parse((sorts ?? []).OfType<SortBody>().Select(sort => JsonSerializer.SerializeToElement($"{sort.Field}:{(sort.Descending ? "desc" : "asc")}")));

    private async Task<LibrarySearchAnswer> FindAsync(
        LibraryContext context,
        string expression,
        ImmutableArray<SearchSort> order,
        string? cursor,
        int? limit,
        bool explain,
        ImmutableArray<AskedFacet> counts,
        CancellationToken cancellationToken)
    {
        var take = limit ?? Usual;
        if (take is < 1 or > Most)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"limit must be 1 to {Most}, not {take}") { Field = "limit" };
        }

        var request = new SearchRequest { Expression = expression, OrderBy = order, Facets = counts, Take = take, Cursor = cursor, Explains = explain };
        var found = await search.ExecuteAsync(context.Caller, context.Environment.CloudName, request, cancellationToken);
        return new(
            found.Total,
            [.. found.Assets.Select(each => new FoundCard(AssetCards.Of(each.Asset), each.Why is { } why ? [.. why.Select(reason => new MatchBody(reason.Condition, reason.Field, reason.Value))] : null))],
            found.NextCursor,
            [.. found.Counts.Select(each => new FieldCounts(each.Name, [.. each.Counts.Select(count => new ValueCount(count.Key, count.Count))]))]);
    }
}
