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
        var request = new SearchRequest
        {
            Expression = query.Expression,
            OrderBy = SearchOrders.Parse(sorts.Select(sort => JsonSerializer.SerializeToElement(sort))),
            Cursor = query.Cursor,
            Explains = query.Explain is "true" or "1",
            Widens = query.Synonyms is not ("false" or "0"),
        };
        return FindAsync(context, request, query.Limit, cancellationToken);
    }

    public Task<LibrarySearchAnswer> SearchAsync(LibraryContext context, LibrarySearchBody body, CancellationToken cancellationToken)
    {
        var request = new SearchRequest
        {
            Expression = body.Expression,
            OrderBy = OrderOf(body.OrderBy),
            Cursor = body.Cursor,
            Explains = body.Explain,
            Widens = body.Synonyms,
            Facets = SearchAggregates.Parse((body.Counts ?? []).OfType<string>().Select(field => JsonSerializer.SerializeToElement(field)), time.GetUtcNow()),
        };
        return FindAsync(context, request, body.Limit, cancellationToken);
    }

    /// <exception cref="DamException">InvalidParameter.</exception>
    internal static ImmutableArray<SearchSort> OrderOf(IReadOnlyList<SortBody?>? sorts)
        => SearchOrders.Parse((sorts ?? []).OfType<SortBody>().Select(sort => JsonSerializer.SerializeToElement($"{sort.Field}:{(sort.Descending ? "desc" : "asc")}")));

    private async Task<LibrarySearchAnswer> FindAsync(LibraryContext context, SearchRequest request, int? limit, CancellationToken cancellationToken)
    {
        var take = limit ?? Usual;
        if (take is < 1 or > Most)
        {
            throw new DamException(ErrorKind.InvalidParameter, $"limit must be 1 to {Most}, not {take}") { Field = "limit" };
        }

        var found = await search.ExecuteAsync(context.Caller, context.Environment.CloudName, request with { Take = take }, cancellationToken);
        return new(
            found.Total,
            [.. found.Assets.Select(each => new FoundCard(each.IsDeleted ? AssetCards.OfDeleted(each.Asset) : AssetCards.Of(each.Asset), each.Why is { } why ? [.. why.Select(reason => new MatchBody(reason.Condition, reason.Field, reason.Value))] : null))],
            found.NextCursor,
            [.. found.Counts.Select(each => new FieldCounts(each.Name, [.. each.Counts.Select(count => new ValueCount(count.Key, count.Count))]))]);
    }
}
