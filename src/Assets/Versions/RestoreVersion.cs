using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Versions;

/// <param name="Restored">The asset with the version's bytes; null when that did not work.</param>
/// <param name="Problem"><c>no_backup</c>: there is no such version. <c>failed</c>: another asset has the name by now, or the bytes are lost.</param>
public sealed record RestoreOutcome(Asset? Restored, string? Problem)
{
    public const string NoBackup = "no_backup";

    public const string Failed = "failed";
}

/// <summary>Makes a kept version the current one, of an asset that is there or was deleted. The kept one stays as it is: what is made of it is a new version.</summary>
public sealed class RestoreVersion(
    ITableStore tables, IBlobStore blobs, IClaims claims, Catalog catalog, GoneAssets gone, KeptVersions kept, Outbox outbox, IdGenerator ids, TimeProvider time)
{
    /// <summary>How often somebody else may be faster.</summary>
    private const int MostAttempts = 8;

    /// <param name="versionId">Null for the latest that is kept.</param>
    public Task<RestoreOutcome> ExecuteAsync(Caller caller, ProductEnvironment environment, AssetKey key, string? versionId, CancellationToken cancellationToken)
        => ExecuteAsync(
            caller,
            environment,
            async () => await catalog.FindAsync(key, cancellationToken) is { } live ? (live, null) : (null, await gone.FindAsync(key, cancellationToken)),
            versionId,
            cancellationToken);

    /// <inheritdoc cref="ExecuteAsync(Caller, ProductEnvironment, AssetKey, string?, CancellationToken)"/>
    public Task<RestoreOutcome> ExecuteAsync(Caller caller, ProductEnvironment environment, string assetId, string? versionId, CancellationToken cancellationToken)
    {
        var cloud = environment.CloudName;
        return ExecuteAsync(
            caller,
            environment,
            async () => await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } live
                ? (live, null)
                : (null, await gone.FindByIdAsync(cloud, assetId, cancellationToken)),
            versionId,
            cancellationToken);
    }

    private async Task<RestoreOutcome> ExecuteAsync(
        Caller caller, ProductEnvironment environment, Func<Task<(Asset? Live, Asset? Gone)>> find, string? versionId, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            var (live, left) = await find();
            if ((live ?? left) is not { } asset)
            {
                return new(null, RestoreOutcome.NoBackup);
            }

            caller.Demand(FolderPermission.Manage, asset.Folder);
            var version = versionId is null
                ? await kept.LatestAsync(asset.Cloud, asset.AssetId, cancellationToken)
                : await kept.FindAsync(asset.Cloud, asset.AssetId, versionId, cancellationToken);
            if (version is null)
            {
                return new(null, RestoreOutcome.NoBackup);
            }

            if (live?.VersionId == version.Asset.VersionId)
            {
                return new(live, null);
            }

            if (live is null && await catalog.FindAsync(asset.Key, cancellationToken) is not null)
            {
                return new(null, RestoreOutcome.Failed);
            }

            var restored = Restored(asset, version.Asset);
            if (await StoreAsync(environment, live, left, version.Asset, restored, cancellationToken) is { } outcome)
            {
                return outcome;
            }
        }

        return new(null, RestoreOutcome.Failed);
    }

    /// <summary>What people say of the asset stays; what the file is comes from the version.</summary>
    private Asset Restored(Asset asset, Asset version)
    {
        var now = time.GetUtcNow();
        return asset with
        {
            Version = Math.Max(now.ToUnixTimeSeconds(), asset.Version + 1),
            VersionId = ids.Hex32(),
            SizeInBytes = version.SizeInBytes,
            ETag = version.ETag,
            Format = version.Format,
            Width = version.Width,
            Height = version.Height,
            Pages = version.Pages,
            HasAlpha = version.HasAlpha,
            Animated = version.Animated,
            Color = version.Color,
            OriginalFilename = version.OriginalFilename,
            HasKeptVersions = true,
            Analysis = [.. version.Analysis.Select(step => new AnalysisStep(step.Name, AnalysisState.Pending, null, 0, now, null))],
            RowETag = null,
        };
    }

    /// <returns>Null when the asset changed meanwhile; nothing of the new version is left then.</returns>
    private async Task<RestoreOutcome?> StoreAsync(
        ProductEnvironment environment, Asset? live, Asset? left, Asset version, Asset restored, CancellationToken cancellationToken)
    {
        await using var claim = await HeldClaim.TryTakeAsync(claims, PendingUpload.ClaimOf(restored.AssetId, restored.VersionId), time, cancellationToken);
        if (claim is null)
        {
            return null;
        }

        // As an upload: a pending row, the blob, then one transaction. What a crash leaves is taken back by the sweep.
        var pending = PendingUpload.Row(restored, time.GetUtcNow());
        await tables.ApplyAsync(CatalogKeys.Table, restored.Cloud, [new RowChange.Put(pending)], cancellationToken);
        var copied = await blobs.CopyAsync(version.Original, restored.Original, BlobCondition.None, CancellationToken.None) is not null;
        List<OutboxEntry> owed = restored.Analysis.IsEmpty
            ? []
            : [outbox.Entry(OutboxKind.Analyze, restored.Cloud, restored.AssetId, restored.VersionId)];
        if (live is not null)
        {
            owed.Add(outbox.Entry(OutboxKind.Erase, live.Cloud, live.AssetId, live.VersionId));
        }

        List<RowChange> alongside =
        [
            new RowChange.Delete(pending.RowKey, MustExist: true),
            .. owed.Select(entry => entry.Row),
            .. await gone.TakeAsync(left, CancellationToken.None),
        ];
        if (environment.KeepsVersions)
        {
            alongside.Add(KeptVersions.Keep(restored));
            if (live is not null)
            {
                alongside.Add(KeptVersions.Keep(live));
            }
        }

        if (copied && await catalog.WriteAsync(live, restored, null, alongside, CancellationToken.None))
        {
            outbox.Announce(owed);
            return new(restored, null);
        }

        await PendingUpload.TakeBackAsync(tables, blobs, catalog, pending, CancellationToken.None);
        return copied ? null : new(null, RestoreOutcome.Failed);
    }
}
