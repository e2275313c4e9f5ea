using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moderation;

/// <summary>
/// Looks once more, at an asset that was approved and is stored, where its moderation goes by other assets: two that are judged at the same moment do not
/// see each other, but whichever is stored last sees both. Doing it again changes nothing.
/// </summary>
public sealed class SettleModeration(ITableStore tables, Catalog catalog, ModerationEngines engines, Outbox outbox, TimeProvider time)
{
    /// <summary>What was approved longer ago, by the last of its chain, was looked at then, and what came since may have been let in for good reason.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromMinutes(15);

    internal bool IsOwed(Asset asset) => Approvals(asset).Any();

    /// <summary>Rows for the transaction that stores it: a crash behind it leaves the look to the sweep.</summary>
    internal IReadOnlyList<OutboxEntry> Owed(Asset asset) => IsOwed(asset) ? [outbox.Entry(OutboxKind.Moderate, asset.Cloud, asset.AssetId, asset.VersionId)] : [];

    /// <summary>Looks, and pays what was owed; by no token of the caller's, as the asset is there.</summary>
    /// <returns>As it is by now.</returns>
    internal async Task<Asset> PayAsync(Asset asset, AnalysisResults? results, IReadOnlyList<OutboxEntry> owed)
    {
        if (owed.Count == 0)
        {
            return asset;
        }

        try
        {
            asset = await ExecuteAsync(asset, results, CancellationToken.None);
            await tables.ApplyAsync(CatalogKeys.Table, asset.Cloud, [.. owed.Select(entry => new RowChange.Delete(entry.RowKey))], CancellationToken.None);
        }
        catch (DamException)
        {
            // The asset is stored, and the look stays owed.
        }

        return asset;
    }

    /// <param name="asset">As it is stored.</param>
    /// <returns>As it is by now.</returns>
    public async Task<Asset> ExecuteAsync(Asset asset, AnalysisResults? results, CancellationToken cancellationToken)
    {
        var settled = asset;
        foreach (var entry in Approvals(asset).ToList())
        {
            foreach (var correction in await engines.Find(entry.Kind)!.LookAgainAsync(asset, results, entry.Threshold, cancellationToken))
            {
                var rejected = await RejectAsync(correction, entry.Kind, cancellationToken);
                settled = correction.Asset.AssetId == asset.AssetId ? rejected ?? settled : settled;
            }
        }

        return settled;
    }

    private IEnumerable<ModerationEntry> Approvals(Asset asset)
        => asset.Moderation.Where(entry => entry.Status == ModerationStatus.Approved && time.GetUtcNow() - asset.Moderation.Max(each => each.UpdatedAt) < Recent && engines.Find(entry.Kind) is { LooksAgain: true });

    /// <returns>As it is by now, whoever rejected it, or a person approved it; null where it is gone, or another version.</returns>
    private async Task<Asset?> RejectAsync(ModerationCorrection correction, string kind, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(correction.Asset.Cloud, correction.Asset.AssetId, cancellationToken) is { } asset && asset.VersionId == correction.Asset.VersionId)
        {
            if (ModerationChain.ApprovalOf(asset.Moderation, kind) is not (>= 0 and var at))
            {
                return asset;
            }

            var after = asset.JudgedAt(at, correction.Verdict, time.GetUtcNow());
            if (await catalog.WriteAsync(asset, after, null, [], cancellationToken))
            {
                return after;
            }
        }

        return null;
    }
}
