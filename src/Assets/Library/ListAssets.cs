using System.Text;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>A page of assets; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record AssetPage(IReadOnlyList<Asset> Assets, string? NextCursor);

/// <summary>Lists assets. Every listing is a range scan of the catalog: a page costs the same however many assets there are.</summary>
public sealed class ListAssets(ITableStore tables, Catalog catalog)
{
    private static readonly string[] DeliveryTypes = ["upload", "private", "authenticated"];

    /// <summary>All assets of all kinds, newest first.</summary>
    public Task<AssetPage> NewestAsync(Caller caller, string cloud, int take, string? cursor, CancellationToken cancellationToken)
        => PointersAsync(caller, cloud, CatalogKeys.Newest(), take, cursor, cancellationToken);

    /// <summary>Assets of one kind, newest first; of all delivery types when <paramref name="type"/> is null.</summary>
    public Task<AssetPage> NewestAsync(
        Caller caller, string cloud, ResourceType resourceType, string? type, int take, string? cursor, CancellationToken cancellationToken)
        => type is not null
            ? PointersAsync(caller, cloud, CatalogKeys.Newest(resourceType, type), take, cursor, cancellationToken)
            : MergedAsync(caller, cloud, [.. DeliveryTypes.Select(each => CatalogKeys.Newest(resourceType, each))], take, cursor, cancellationToken);

    /// <summary>Assets placed directly in a folder, newest first.</summary>
    public Task<AssetPage> InFolderAsync(Caller caller, string cloud, string folder, int take, string? cursor, CancellationToken cancellationToken)
        => PointersAsync(caller, cloud, CatalogKeys.InFolder(folder), take, cursor, cancellationToken);

    /// <summary>Assets of one kind with a tag, newest first.</summary>
    public Task<AssetPage> TaggedAsync(
        Caller caller, string cloud, ResourceType resourceType, string tag, int take, string? cursor, CancellationToken cancellationToken)
        => PointersAsync(caller, cloud, CatalogKeys.Tagged(resourceType, tag), take, cursor, cancellationToken);

    /// <summary>Assets of all kinds with a tag, newest first.</summary>
    public Task<AssetPage> TaggedAsync(Caller caller, string cloud, string tag, int take, string? cursor, CancellationToken cancellationToken)
        => MergedAsync(caller, cloud, [.. Enum.GetValues<ResourceType>().Select(each => CatalogKeys.Tagged(each, tag))], take, cursor, cancellationToken);

    /// <summary>Assets whose public id begins with <paramref name="prefix"/>, in ascending order of public ids.</summary>
    public async Task<AssetPage> ByPrefixAsync(
        Caller caller, string cloud, ResourceType resourceType, string type, string prefix, int take, string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var beginning = CatalogKeys.Assets(resourceType, type);
        var rows = await RowsAsync(cloud, beginning + RowKeys.Escape(prefix), take, Cursor.Read(cursor), cancellationToken);
        return new([.. rows.Take(take).Select(AssetRows.ToAsset)], rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    private async Task<AssetPage> PointersAsync(Caller caller, string cloud, string prefix, int take, string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var rows = await RowsAsync(cloud, prefix, take, Cursor.Read(cursor), cancellationToken);
        var page = rows.Take(take).ToList();
        var assets = await catalog.FindRowsAsync(cloud, [.. page.Select(row => row.Text(CatalogKeys.Pointer)!)], cancellationToken);
        return new(assets, rows.Count > take ? Cursor.Write(page[^1].RowKey) : null);
    }

    /// <summary>Several listings as one: their places (what follows the prefix) order alike, so a cursor is a place.</summary>
    private async Task<AssetPage> MergedAsync(
        Caller caller, string cloud, string[] prefixes, int take, string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var after = Cursor.Read(cursor);
        if (after is not null && !CatalogKeys.IsPlace(after))
        {
            throw Cursor.Invalid();
        }

        var listings = await Task.WhenAll(prefixes.Select(async prefix =>
            (await RowsAsync(cloud, prefix, take, after is null ? null : prefix + after, cancellationToken))
                .Select(row => (Place: row.RowKey[prefix.Length..], Asset: row.Text(CatalogKeys.Pointer)!))));
        var rows = listings.SelectMany(each => each).OrderBy(each => each.Place, StringComparer.Ordinal).Take(take + 1).ToList();
        var assets = await catalog.FindRowsAsync(cloud, [.. rows.Take(take).Select(row => row.Asset)], cancellationToken);
        return new(assets, rows.Count > take ? Cursor.Write(rows[take - 1].Place) : null);
    }

    /// <summary>One row more than asked tells whether there is another page.</summary>
    private async Task<List<Row>> RowsAsync(string cloud, string prefix, int take, string? after, CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(prefix);
        if (after is not null)
        {
            if (!after.StartsWith(prefix, StringComparison.Ordinal))
            {
                throw Cursor.Invalid();
            }

            // A blank is the smallest character a key may hold, so nothing lies between a key and the key with a blank.
            range = range with { From = after + " " };
        }

        var rows = new List<Row>(take + 1);
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, range, Math.Min(take + 1 - rows.Count, 1000), continuation, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null && rows.Count <= take);

        return rows;
    }
}
