using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.AddOns;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Versions;

namespace ServerlessDam.Assets.Upload;

/// <summary>
/// The one way in: a pending row, then the original's blob, then one transaction that makes the asset visible, ends the
/// pending row and notes what is owed (analysis, erasing what was replaced). What a crash leaves in between is a pending row
/// that nobody was told of; <see cref="Jobs.Sweeper"/> takes it back.
/// </summary>
public sealed class Ingestor(
    ITableStore tables,
    IBlobStore blobs,
    IClaims claims,
    Catalog catalog,
    IncomingMedia incoming,
    DisplayNames displayNames,
    MetadataValues metadataValues,
    ServeAddOns addOns,
    ModerationEngines moderation,
    AdvanceModeration advance,
    SettleModeration settle,
    Outbox outbox,
    GoneAssets gone,
    IdGenerator ids,
    TimeProvider time)
{
    /// <summary>How often somebody else may be faster before the upload gives up.</summary>
    private const int MostAttempts = 8;

    /// <summary>How long a delivery waits for another one of the same file, which may be storing gigabytes.</summary>
    private static readonly TimeSpan RedeliveryPatience = TimeSpan.FromMinutes(5);

    /// <exception cref="DamException">
    /// InvalidParameter: an option or the file is not allowed. Unprocessable: the file cannot be read as what it is said to be.
    /// Forbidden: the caller may not upload there. And what <see cref="IngestRequest.Demand"/> throws.
    /// </exception>
    public async Task<IngestResult> ExecuteAsync(Caller caller, IngestRequest request, CancellationToken cancellationToken)
    {
        using var occasion = Occasion.Begin(Occasion.OfUpload(request.Options, ids.Hex32()));
        var source = request.RedeliverySeed is { } seed ? IdGenerator.From(seed) : ids;
        request.Options.DemandAvailable(addOns);

        // Machines that moderate decide before the answer.
        request = request with { Options = request.Options with { Analyse = request.Options.Analyse | moderation.NeedsOf(request.Options.Moderation) } };
        var metadata = await metadataValues.PrepareAsync(request.Environment.CloudName, request.Options.Metadata, request.Options.ClearInvalid, cancellationToken);

        var mayGrow = !request.IsUnsigned && metadata.Grows;
        if (!request.Environment.KeepsLabels && !mayGrow)
        {
            // What is refused is refused before the file is looked at.
            _ = AssetDescription.MetadataOf(request, metadata, null);
        }

        await using var file = await incoming.PrepareAsync(request, cancellationToken);
        request.Options.Validate(file.Kind, file.Facts.Format);

        var name = request.Options.FetchedAs is { } address ? AssetName.OfAddress(address, request.FileName) : AssetName.For(request.Options.Naming, request.Environment.FolderMode, file.Kind, request.FileName, source);
        caller.Demand(FolderPermission.Contribute, name.Folder);
        var key = new AssetKey(request.Environment.CloudName, file.Kind, request.Options.Type, name.PublicId);
        var versionId = source.Hex32();
        var newAssetId = source.Hex32();

        var (started, pause) = (time.GetTimestamp(), HeldClaim.FirstPause);
        for (var attempt = 0; attempt < MostAttempts;)
        {
            // Whatever became of it since (another name, another version), an earlier delivery did its work.
            if (request.RedeliverySeed is not null && await catalog.FindByIdAsync(key.Cloud, newAssetId, cancellationToken) is { } delivered)
            {
                return new(delivered, await catalog.ResultsAsync(delivered, cancellationToken), Existing: false);
            }

            var before = await catalog.FindAsync(key, cancellationToken);
            if (before is not null && (before.VersionId == versionId || !request.Options.Overwrite))
            {
                return new(before, await catalog.ResultsAsync(before, cancellationToken), Existing: before.VersionId != versionId);
            }

            if (before is not null)
            {
                caller.Demand(FolderPermission.Edit, before.Folder);
            }

            if (mayGrow)
            {
                metadata = await metadataValues.GrowAsync(key.Cloud, metadata, cancellationToken);
            }

            // A dropped file's id is what tells its redelivery: it never goes on with another.
            var left = before is null && !request.IsDropped ? await gone.FindAsync(key, cancellationToken) : null;
            if (left is not null && left.VersionId == versionId)
            {
                // An earlier delivery stored it, and it was deleted since.
                return new(left, null, Existing: false);
            }

            var keep = request.Options.Backup ?? request.Environment.KeepsVersions;
            var asset = AssetDescription.Of(key, name, file, request.Options, before, before?.AssetId ?? left?.AssetId ?? newAssetId, versionId, time.GetUtcNow());
            asset = asset with
            {
                Metadata = AssetDescription.MetadataOf(request, metadata, before),
                Version = Math.Max(asset.Version, (left?.Version ?? 0) + 1),
                HasKeptVersions = keep || before?.HasKeptVersions is true || left is not null,
            };
            if (before is not null)
            {
                asset = AssetDescription.Continuing(asset, before, request);
            }

            if (request.Options.Naming.UniqueDisplayName)
            {
                asset = asset with { DisplayName = await displayNames.UniqueAsync(asset, source, cancellationToken) };
            }

            if (request.Demand is { } demand)
            {
                await demand(asset, cancellationToken);
            }

            asset = await advance.TryAsync(asset, file.Results(versionId), cancellationToken);
            var unsettled = settle.Owed(asset);

            List<RowChange> alongside = [.. await gone.TakeAsync(left, cancellationToken), .. unsettled.Select(entry => entry.Row)];
            if (keep)
            {
                alongside.Add(KeptVersions.Keep(asset));
            }

            if (keep && before is not null && request.Environment.KeepsVersions)
            {
                // It may be from a time when versions were not kept.
                alongside.Add(KeptVersions.Keep(before));
            }

            switch (await StoreAsync(asset, before, file, alongside, cancellationToken))
            {
                case Storing.Done:
                    return new(await settle.PayAsync(asset, file.Results(versionId), unsettled), file.Results(versionId), Existing: false);
                case Storing.Outrun:
                    attempt++;
                    break;

                // Another delivery of the same file is at it, or died at it a moment ago: it is waited for, and then looked at.
                case Storing.Claimed when time.GetElapsedTime(started) < RedeliveryPatience:
                    await Task.Delay(pause, time, cancellationToken);
                    pause = HeldClaim.NextPause(pause);
                    break;
                default:
                    throw new DamException(ErrorKind.RateLimited, $"{name.PublicId} is being stored already; try again");
            }
        }

        throw new DamException(ErrorKind.RateLimited, $"{name.PublicId} is being changed by others; try again");
    }

    private async Task<Storing> StoreAsync(
        Asset asset, Asset? before, IncomingFile file, IReadOnlyCollection<RowChange> versions, CancellationToken cancellationToken)
    {
        // A redelivery and the sweeper that takes back its first try must not meet.
        await using var claim = await HeldClaim.TryTakeAsync(claims, PendingUpload.ClaimOf(asset.AssetId, asset.VersionId), time, cancellationToken);
        if (claim is null)
        {
            return Storing.Claimed;
        }

        var pending = PendingUpload.Row(asset, time.GetUtcNow());
        await tables.ApplyAsync(CatalogKeys.Table, asset.Cloud, [new RowChange.Put(pending)], cancellationToken);

        // Without the caller's token from here: what is half stored is cheaper finished than taken back.
        await using (var content = file.Open())
        {
            // Null means that an earlier delivery of the very same file got as far as this.
            await blobs.PutAsync(asset.Original, content, BlobCondition.New, CancellationToken.None);
        }

        List<OutboxEntry> owed = [];
        if (asset.Analysis.Any(step => step.State == AnalysisState.Pending))
        {
            owed.Add(outbox.Entry(OutboxKind.Analyze, asset.Cloud, asset.AssetId, asset.VersionId));
        }

        if (moderation.IsReady(asset))
        {
            // Its engine could not judge just now.
            owed.Add(outbox.Entry(OutboxKind.Moderate, asset.Cloud, asset.AssetId, asset.VersionId));
        }

        if (before is not null)
        {
            owed.Add(outbox.Entry(OutboxKind.Erase, before.Cloud, before.AssetId, before.VersionId));
        }

        List<RowChange> alongside = [new RowChange.Delete(pending.RowKey, MustExist: true), .. owed.Select(entry => entry.Row), .. versions];
        try
        {
            if (await catalog.WriteAsync(before, asset, file.Results(asset.VersionId), alongside, CancellationToken.None))
            {
                outbox.Announce(owed);
                return Storing.Done;
            }
        }
        catch (DamException e) when (e.Kind != ErrorKind.TryLater)
        {
            // Refused for what is in it (too many tags, too much metadata): nobody will try again. A storage that did not answer
            // may have done it: what became of that is for a later delivery, or for the sweep, to see.
            await PendingUpload.TakeBackAsync(tables, blobs, catalog, pending, CancellationToken.None);
            throw;
        }

        await PendingUpload.TakeBackAsync(tables, blobs, catalog, pending, CancellationToken.None);
        return Storing.Outrun;
    }

    private enum Storing
    {
        Done,

        /// <summary>The asset changed meanwhile; nothing of this version is left.</summary>
        Outrun,

        /// <summary>Somebody else is storing this very version.</summary>
        Claimed,
    }
}
