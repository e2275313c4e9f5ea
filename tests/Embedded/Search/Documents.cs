using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Tests.Search;

/// <summary>Small documents, and how many a predicate finds.</summary>
internal static class Documents
{
    public static SearchDocument Of(string assetId, params (string Field, string Value)[] texts)
        => new(assetId, assetId, "1", [.. texts.Select(text => new SearchText(text.Field, text.Value))], [new("bytes", 10), new("created_at", 1)]);

    public static SearchChange Put(string assetId, params (string Field, string Value)[] texts) => new(assetId, Of(assetId, texts));

    public static async Task<long> TotalAsync(this ISearchIndex index, string cloud, SearchPredicate where, CancellationToken cancellationToken)
        => (await index.SearchAsync(cloud, new(where, [], 0, null, []), cancellationToken)).Total;
}
