using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Moderation;

/// <summary>What a person decides, and why.</summary>
/// <param name="Status">Approved, rejected, or pending for all over again.</param>
/// <param name="Why">See <see cref="ModerationWords.Why"/>.</param>
public sealed record Decision(ModerationStatus Status, string? Why)
{
    /// <summary>What they looked at: an asset that is something else by now stays as it is. Null: whatever it is.</summary>
    public SeenModeration? Seen { get; init; }
}

/// <summary>What a person saw of an asset.</summary>
/// <param name="Status">Of the asset as a whole; null where nothing moderates it.</param>
/// <param name="Version">Unix seconds.</param>
public sealed record SeenModeration(ModerationStatus? Status, long Version)
{
    public static SeenModeration Of(Asset asset) => new(asset.ModerationOutcome(), asset.Version);
}

/// <summary>A person decides on an asset.</summary>
public sealed class DecideModeration(Catalog catalog, ModerationDebts debts, TimeProvider time)
{
    /// <returns>The asset as it is then: not as was decided where another was <see cref="Decision.Seen"/>.</returns>
    /// <param name="judge">Whom the history names; the caller's rights count.</param>
    /// <exception cref="DamException">NotFound. Forbidden: the caller may not edit in its folder.</exception>
    public async Task<Asset> ExecuteAsync(Caller caller, ModerationJudge judge, string cloud, string assetId, Decision decision, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Edit, asset.Folder);
            var after = asset.DecidedBy(decision.Status, judge, decision.Why, time.GetUtcNow());
            if (after == asset || (decision.Seen is { } seen && seen != SeenModeration.Of(asset)))
            {
                return asset;
            }

            var again = decision.Status == ModerationStatus.Pending;
            after = again ? debts.Prepared(after) : after;
            var owed = again ? debts.AfterBegin(after) : [];
            if (await catalog.WriteAsync(asset, after, null, [.. owed.Select(entry => entry.Row)], cancellationToken))
            {
                debts.Announce(owed);
                return after;
            }
        }

        throw DamException.NotFound(assetId);
    }
}
