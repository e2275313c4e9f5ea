using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>What somebody decides of two assets.</summary>
/// <param name="Decision">Null takes an earlier decision back.</param>
/// <param name="KeepId">Of a merger: the one of the two that stays.</param>
/// <param name="Seen">What was looked at: of a pair about which something else is decided by now nothing is. Null where that does not matter.</param>
public sealed record DuplicateChoice(string AssetId, string OtherId, DecisionKind? Decision, string? KeepId, SeenDecision? Seen = null);

/// <param name="At">When it was decided; null while nobody had.</param>
public sealed record SeenDecision(DateTimeOffset? At);

/// <param name="Kept">Of a merger, as it is now.</param>
/// <param name="Undo">Of a merger: brings the other one back.</param>
public sealed record DecidedDuplicate(DuplicatePair Pair, Asset? Kept, Undo? Undo);

/// <summary>Keeps what people decide of pairs: for good, whatever is analysed again.</summary>
public sealed class DecideDuplicates(DuplicatePairs pairs, FingerprintIndex index, Catalog catalog, MergeAssets merge, IClaims claims, TimeProvider time, ILogger<DecideDuplicates> logger)
{
    /// <exception cref="DamException">NotFound: an asset, or the pair. Forbidden: both must be one's own to edit, and what a merger deletes to manage. InvalidParameter. Changed: somebody else decided meanwhile; of a merger, they are no duplicates any more, or somebody merges at this moment.</exception>
    public async Task<DecidedDuplicate> ExecuteAsync(Caller caller, string cloud, DuplicateChoice choice, CancellationToken cancellationToken)
    {
        // One merger of a cloud at a time: two that go opposite ways would delete both.
        await using var alone = choice.Decision != DecisionKind.Merge ? null
            : await HeldClaim.TryTakeAsync(claims, $"merge-{cloud}", time, cancellationToken) ?? throw new DamException(ErrorKind.Changed, "Others are being merged at this moment; try again");
        var (one, other) = (await DemandAsync(caller, cloud, choice.AssetId, cancellationToken), await DemandAsync(caller, cloud, choice.OtherId, cancellationToken));
        var pair = AsSeen(choice, await FindAsync(cloud, choice, cancellationToken));
        if (choice.Decision != DecisionKind.Merge)
        {
            return new(await WriteAsync(caller, cloud, choice, pair, cancellationToken), null, null);
        }

        if (!await index.ReadAsync(cloud, table => table.Find(one.AssetId) is { } fingerprint && table.LikenessTo(fingerprint, other.AssetId) is { Class: not LikenessClass.Similar }, cancellationToken))
        {
            throw new DamException(ErrorKind.Changed, $"{one.PublicId} and {other.PublicId} are no duplicates any more");
        }

        var (kept, removed) = choice.KeepId == one.AssetId ? (one, other) : choice.KeepId == other.AssetId ? (other, one) : throw DamException.Invalid("keep must be one of the two assets of a merger");
        var merged = await merge.ExecuteAsync(caller, kept, removed, cancellationToken);

        // The other one is gone: what became of it is noted whoever hangs up.
        return new(await NoteAsync(caller, cloud, choice with { Seen = null }, pair), merged.Kept, merged.Undo);
    }

    /// <summary>Only the answer says how the one that is gone comes back: it is given though the merger cannot be noted.</summary>
    private async Task<DuplicatePair> NoteAsync(Caller caller, string cloud, DuplicateChoice choice, DuplicatePair pair)
    {
        try
        {
            return await WriteAsync(caller, cloud, choice, pair, CancellationToken.None);
        }
#pragma warning disable CA1031 // Whatever it was: the pair goes with the asset, as that of every asset that is deleted.
        catch (Exception e)
        {
            Log.NotNoted(logger, choice.AssetId, choice.OtherId, cloud, e);
            return pair with { Decision = DecisionOf(caller, choice, pair) };
        }
#pragma warning restore CA1031
    }

    private static DuplicatePair AsSeen(DuplicateChoice choice, DuplicatePair pair)
        => choice.Seen is { } seen && seen.At != pair.Decision?.At
            ? throw new DamException(ErrorKind.Changed, "Somebody else decided about these two meanwhile; look at them again")
            : pair;

    private DuplicateDecision? DecisionOf(Caller caller, DuplicateChoice choice, DuplicatePair pair)
        => choice.Decision is { } kind ? new DuplicateDecision(kind, caller.Id, time.GetUtcNow(), pair.Likeness.Class, choice.KeepId) : null;

    private async Task<Asset> DemandAsync(Caller caller, string cloud, string assetId, CancellationToken cancellationToken)
    {
        var asset = await catalog.FindByIdAsync(cloud, assetId, cancellationToken);
        if (asset is null || !caller.Folders.Allow(FolderPermission.View, asset.Folder))
        {
            throw DamException.NotFound(assetId);
        }

        caller.Demand(FolderPermission.Edit, asset.Folder);
        return asset;
    }

    private async Task<DuplicatePair> FindAsync(string cloud, DuplicateChoice choice, CancellationToken cancellationToken)
        => await pairs.FindAsync(cloud, choice.AssetId, choice.OtherId, cancellationToken)
            ?? throw new DamException(ErrorKind.NotFound, $"{choice.AssetId} and {choice.OtherId} were not found to be duplicates");

    private async Task<DuplicatePair> WriteAsync(Caller caller, string cloud, DuplicateChoice choice, DuplicatePair pair, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            var decided = pair with { Decision = DecisionOf(caller, choice, pair) };
            if (await pairs.WriteAsync(cloud, decided, cancellationToken))
            {
                return decided;
            }

            // One of the two is gone by a merger, and whoever looks at it may have taken the pair away: that it was merged is noted all the same.
            pair = choice.Decision == DecisionKind.Merge
                ? await pairs.FindAsync(cloud, choice.AssetId, choice.OtherId, cancellationToken) ?? pair with { RowETag = null }
                : AsSeen(choice, await FindAsync(cloud, choice, cancellationToken));
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(2702, LogLevel.Warning, "The merger of assets {AssetId} and {OtherId} of {Cloud} is done and could not be noted")]
    public static partial void NotNoted(ILogger logger, string assetId, string otherId, string cloud, Exception exception);
}
