using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>All that an environment holds is stored under its name, so that only an empty one may get another.</summary>
internal sealed class EmptyEnvironments(ITableStore tables, DeleteAsset delete)
{
    /// <summary>What the catalog holds beside assets: backups, what deleted assets left, folders, and uploads on their way.</summary>
    private static readonly string[] Beside = [CatalogKeys.Keeping, CatalogKeys.AllGone, CatalogKeys.AllFolders, CatalogKeys.Pendings];

    /// <summary>The picture that every environment begins with does not count, and is deleted.</summary>
    /// <exception cref="DamException">InvalidParameter: something is stored there.</exception>
    public async Task DemandAsync(StoredEnvironment environment, CancellationToken cancellationToken)
    {
        var cloud = environment.CloudName;
        var sample = new AssetKey(cloud, ResourceType.Image, "upload", Samples.PublicId);
        var assets = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(RowKeys.Prefix("a")), 2, null, cancellationToken);
        if (assets.Rows.Any(row => row.RowKey != CatalogKeys.Asset(sample)) || await HasOtherRowsAsync(cloud, cancellationToken) || await HasTrashAsync(cloud, cancellationToken))
        {
            throw DamException.Invalid($"cloud_name of sub account {environment.Id} cannot change any more: {cloud} holds assets or settings");
        }

        await delete.ExecuteAsync(Caller.System("accounts"), sample, cancellationToken);
    }

    private async Task<bool> HasOtherRowsAsync(string cloud, CancellationToken cancellationToken)
    {
        foreach (var rows in Beside)
        {
            if ((await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(rows), 1, cancellationToken)).Count > 0)
            {
                return true;
            }
        }

        foreach (var table in EnvironmentParts.Tables)
        {
            if ((await tables.QueryAsync(table, cloud, RowRange.All, 1, null, cancellationToken)).Rows.Count > 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Deletions that can still be undone. Other debts, the sample's among them, are paid under the old name.</summary>
    private async Task<bool> HasTrashAsync(string cloud, CancellationToken cancellationToken)
        => (await tables.FirstAsync(CatalogKeys.Table, cloud, RowRange.Prefix(CatalogKeys.Outboxes), int.MaxValue, cancellationToken))
            .Exists(row => OutboxEntry.From(row).Kind is OutboxKind.EraseTrash or OutboxKind.EraseTrashedVersion);
}
