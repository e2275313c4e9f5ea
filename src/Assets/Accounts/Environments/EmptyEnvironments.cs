using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>All that an environment holds is stored under its name, so that only an empty one may get another.</summary>
internal sealed class EmptyEnvironments(ITableStore tables, DeleteAsset delete)
{
    /// <summary>The picture that every environment begins with does not count, and is deleted.</summary>
    /// <exception cref="DamException">InvalidParameter: something is stored there.</exception>
    public async Task DemandAsync(StoredEnvironment environment, CancellationToken cancellationToken)
    {
        var cloud = environment.CloudName;
        var sample = new AssetKey(cloud, ResourceType.Image, "upload", Samples.PublicId);
        var assets = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(RowKeys.Prefix("a")), 2, null, cancellationToken);
        if (assets.Rows.Any(row => row.RowKey != CatalogKeys.Asset(sample)) || await HasOtherRowsAsync(cloud, cancellationToken))
        {
            throw DamException.Invalid($"cloud_name of sub account {environment.Id} cannot change any more: {cloud} holds assets or settings");
        }

        await delete.ExecuteAsync(Caller.System("accounts"), sample, cancellationToken);
    }

    private async Task<bool> HasOtherRowsAsync(string cloud, CancellationToken cancellationToken)
    {
        foreach (var table in EnvironmentParts.Tables)
        {
            if ((await tables.QueryAsync(table, cloud, RowRange.All, 1, null, cancellationToken)).Rows.Count > 0)
            {
                return true;
            }
        }

        return false;
    }
}
