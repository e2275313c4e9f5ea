using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Asking;

namespace ServerlessDam.Assets.Moderation;

/// <param name="Pending">How many wait for a decision, in folders that one may see; as the others.</param>
/// <param name="Assets">In the order that was asked for.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record ModeratedPage(long Pending, long Approved, long Rejected, IReadOnlyList<Asset> Assets, string? NextCursor);

/// <summary>What waits for a decision, and what was decided: through the search index, so that it is the same however many assets there are.</summary>
public sealed class ListModerated(SearchAssets search)
{
    /// <param name="status">Pending, approved or rejected.</param>
    /// <param name="kind">Of one of its moderations; null for any.</param>
    /// <param name="oldestFirst">Otherwise newest first.</param>
    /// <exception cref="Errors.DamException">InvalidParameter: the cursor.</exception>
    public async Task<ModeratedPage> ExecuteAsync(
        Caller caller, string cloud, ModerationStatus status, string? kind, bool oldestFirst, int take, string? cursor, CancellationToken cancellationToken)
    {
        var order = new SearchSort("created_at", Descending: !oldestFirst);
        var page = await search.ExecuteAsync(caller, cloud, new() { Expression = Expression(status, kind), OrderBy = [order], Take = take, Cursor = cursor }, cancellationToken);

        // The index may be a moment behind what was just decided.
        return new(
            await CountAsync(ModerationStatus.Pending),
            await CountAsync(ModerationStatus.Approved),
            await CountAsync(ModerationStatus.Rejected),
            [.. page.Assets.Select(found => found.Asset).Where(asset => asset.ModerationOutcome() == status)],
            page.NextCursor);

        async Task<long> CountAsync(ModerationStatus each) => each == status
            ? page.Total
            : (await search.ExecuteAsync(caller, cloud, new() { Expression = Expression(each, kind), Take = 1 }, cancellationToken)).Total;
    }

    private static string Expression(ModerationStatus status, string? kind)
        => $"moderation_status={status.ToString().ToLowerInvariant()}" + (kind is null ? "" : $" AND moderation_kind={kind}");
}
