using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Versions;

/// <summary>What the transaction that deletes an asset leaves behind and owes.</summary>
internal sealed record Deletion(IReadOnlyList<RowChange> Changes, IReadOnlyList<OutboxEntry> Owed)
{
    /// <param name="keep">Its current version is kept too.</param>
    public static Deletion Of(Asset asset, bool keep, Outbox outbox)
    {
        if (!asset.HasKeptVersions && !keep)
        {
            var all = outbox.Entry(OutboxKind.EraseAsset, asset.Cloud, asset.AssetId, asset.VersionId);
            return new([all.Row], [all]);
        }

        // Its id may come back with the next upload of its name: only what it is now may be erased, not all that bears the id.
        var version = outbox.Entry(OutboxKind.Erase, asset.Cloud, asset.AssetId, asset.VersionId);
        List<RowChange> changes = [version.Row, new RowChange.Delete(CatalogKeys.Results(asset.AssetId)), .. GoneAssets.Leave(asset)];
        if (keep)
        {
            changes.Add(KeptVersions.Keep(asset));
        }

        return new(changes, [version]);
    }
}
