using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Library;

/// <summary>Deletes assets in a way that <see cref="UndoDelete"/> can take back for ten minutes.</summary>
/// <remarks>
/// An asset leaves the catalog in one transaction with its debt: an outbox row that is due when the time for undoing is over and
/// holds the asset's document. Undoing takes that row away in the transaction that brings the asset back; paying the debt first
/// takes the document out of it. Whoever comes second finds the row changed, so that nothing that was restored is ever erased.
/// </remarks>
public sealed partial class TrashAssets(Catalog catalog, IProductEnvironments environments, SearchFeed feed, IdGenerator ids, TimeProvider time)
{
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private const int MostAssets = 100;

    /// <exception cref="DamException">NotFound; Forbidden.</exception>
    public async Task<Undo> ExecuteAsync(Caller caller, string cloud, string assetId, CancellationToken cancellationToken)
    {
        var undo = NewUndo();
        await TrashAsync(caller, cloud, assetId, undo, await KeepsAsync(cloud, cancellationToken), cancellationToken);
        return undo;
    }

    /// <summary>Up to 100 assets that one token brings back; what cannot be deleted stays and is named with the reason.</summary>
    /// <exception cref="DamException">InvalidParameter: none, or more.</exception>
    public async Task<(Undo Undo, IReadOnlyList<TrashOutcome> Outcomes)> ExecuteAsync(
        Caller caller, string cloud, IReadOnlyList<string> assetIds, CancellationToken cancellationToken)
    {
        if (assetIds.Count is 0 or > MostAssets)
        {
            throw DamException.Invalid($"1 to {MostAssets} assets can be deleted at once, not {assetIds.Count}");
        }

        var (undo, keep) = (NewUndo(), await KeepsAsync(cloud, cancellationToken));
        await using var together = feed.Together();
        var outcomes = new List<TrashOutcome>();
        foreach (var assetId in assetIds)
        {
            try
            {
                await TrashAsync(caller, cloud, assetId, undo, keep, cancellationToken);
                outcomes.Add(new(assetId, null));
            }
            catch (DamException e) when (e.Kind is ErrorKind.NotFound or ErrorKind.Forbidden)
            {
                outcomes.Add(new(assetId, e.Message));
            }
        }

        return (undo, outcomes);
    }

    /// <summary>Where in the outbox the debts of one token lie, and until when; null when it is no token.</summary>
    internal static (string Prefix, DateTimeOffset Until)? Place(string undoToken)
        => TokenForm().IsMatch(undoToken) && long.TryParse(undoToken.AsSpan(0, 19), NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
            && ticks <= DateTimeOffset.MaxValue.UtcTicks
                ? ($"{CatalogKeys.Outboxes}{undoToken}-", new(ticks, TimeSpan.Zero))
                : null;

    private Undo NewUndo()
    {
        var until = time.GetUtcNow() + UndoTime;
        return new($"{until.UtcTicks.ToString("D19", CultureInfo.InvariantCulture)}-{ids.Hex32()}", until);
    }

    private async Task<bool> KeepsAsync(string cloud, CancellationToken cancellationToken)
        => await environments.FindAsync(cloud, cancellationToken) is { KeepsVersions: true };

    /// <param name="keep">Its current version is kept too.</param>
    private async Task TrashAsync(Caller caller, string cloud, string assetId, Undo undo, bool keep, CancellationToken cancellationToken)
    {
        while (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } asset)
        {
            caller.Demand(FolderPermission.Manage, asset.Folder);
            var left = asset with { HasKeptVersions = asset.HasKeptVersions || keep };
            var debt = new OutboxEntry(left.HasKeptVersions ? OutboxKind.EraseTrashedVersion : OutboxKind.EraseTrash, cloud, assetId, asset.VersionId, $"{CatalogKeys.Outboxes}{undo.Token}-{assetId}").ToRow();
            var row = debt with { Values = debt.Values.AddRange(AssetRows.Body(left, CatalogJson.Default.Asset)) };
            List<RowChange> alongside = [new RowChange.Insert(row), .. left.HasKeptVersions ? GoneAssets.Leave(left) : []];
            if (keep)
            {
                alongside.Add(KeptVersions.Keep(left));
            }

            if (await catalog.WriteAsync(asset, null, null, alongside, cancellationToken))
            {
                return;
            }
        }

        throw DamException.NotFound(assetId);
    }

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{32}\z")]
    private static partial Regex TokenForm();
}

/// <param name="Token">For <see cref="UndoDelete"/>.</param>
public sealed record Undo(string Token, DateTimeOffset Until);

/// <param name="Problem">Why it was not deleted, in words for the caller; null when it was.</param>
public sealed record TrashOutcome(string AssetId, string? Problem);
