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
/// <param name="Seen">What was looked at: of a pair that is something else by now nothing is decided. Null where that does not matter.</param>
public sealed record DuplicateChoice(string AssetId, string OtherId, DecisionKind? Decision, string? KeepId, SeenPair? Seen = null);

/// <param name="Kept">Of a merger, as it is now.</param>
/// <param name="Undo">Of a merger: brings the other one back.</param>
public sealed record DecidedDuplicate(DuplicatePair Pair, Asset? Kept, Undo? Undo);

/// <summary>Keeps what people decide of pairs: for good, whatever is analysed again.</summary>
public sealed class DecideDuplicates(DuplicatePairs pairs, FingerprintIndex index, Catalog catalog, MergeAssets merge, IClaims claims, TimeProvider time, ILogger<DecideDuplicates> logger)
{
    /// <summary>How long a merger waits for others.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <exception cref="DamException">NotFound: an asset, or the pair. Forbidden: both must be one's own to edit, and what a merger deletes to manage. InvalidParameter. Changed: somebody else decided meanwhile, or changed one of the two; of a merger, they are no duplicates any more. TryLater: others are being merged for long.</exception>
    public async Task<DecidedDuplicate> ExecuteAsync(Caller caller, string cloud, DuplicateChoice choice, CancellationToken cancellationToken)
    {
        await using var alone = choice.Decision == DecisionKind.Merge ? await TakeTurnAsync(cloud, cancellationToken) : null;
        var (pair, one, other) = await LookAsync(caller, cloud, choice, cancellationToken);
        if (choice.Decision != DecisionKind.Merge)
        {
            return new(await WriteAsync(caller, cloud, choice, pair, cancellationToken), null, null);
        }

        if (!await index.ReadAsync(cloud, table => table.Find(one.AssetId) is { } fingerprint && table.LikenessTo(fingerprint, other.AssetId) is { Class: not LikenessClass.Similar }, cancellationToken))
        {
            throw new DamException(ErrorKind.Changed, $"{one.PublicId} and {other.PublicId} are no duplicates any more");
        }

        // That comparison may have had to load the index, which takes a while.
        await LookAgainAsync();
        var (kept, removed) = choice.KeepId == one.AssetId ? (one, other) : choice.KeepId == other.AssetId ? (other, one) : throw DamException.Invalid("keep must be one of the two assets of a merger");
        var merged = await merge.ExecuteAsync(caller, kept, removed, LookAgainAsync, cancellationToken);

        // The other one is gone: what became of it is noted whoever hangs up.
        return new(await NoteAsync(caller, cloud, choice with { Seen = null }, pair), merged.Kept, merged.Undo);

        async Task LookAgainAsync()
        {
            if (choice.Seen is not null)
            {
                (pair, one, other) = await LookAsync(caller, cloud, choice, cancellationToken);
            }
        }
    }

    /// <summary>One merger of a cloud at a time: two that go opposite ways would delete both.</summary>
    private async Task<HeldClaim> TakeTurnAsync(string cloud, CancellationToken cancellationToken)
        => await HeldClaim.TryTakeAsync(claims, $"merge-{cloud}", Patience, time, cancellationToken)
            ?? throw new DamException(ErrorKind.TryLater, "Others are being merged at this moment; try again");

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

    /// <summary>The pair and its two assets as they are now, which is as they were seen.</summary>
    private async Task<(DuplicatePair Pair, Asset One, Asset Other)> LookAsync(Caller caller, string cloud, DuplicateChoice choice, CancellationToken cancellationToken)
    {
        var (one, other) = (await DemandAsync(caller, cloud, choice.AssetId, cancellationToken), await DemandAsync(caller, cloud, choice.OtherId, cancellationToken));
        var pair = await pairs.FindAsync(cloud, choice.AssetId, choice.OtherId, cancellationToken)
            ?? throw new DamException(ErrorKind.NotFound, $"{choice.AssetId} and {choice.OtherId} were not found to be duplicates");
        choice.Seen?.Demand(pair, one, other);
        return (pair, one, other);
    }

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
                : (await LookAsync(caller, cloud, choice, cancellationToken)).Pair;
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(2702, LogLevel.Warning, "The merger of assets {AssetId} and {OtherId} of {Cloud} is done and could not be noted")]
    public static partial void NotNoted(ILogger logger, string assetId, string otherId, string cloud, Exception exception);
}
