using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>A page of assets; <paramref name="NextCursor"/> is null on the last one.</summary>
public sealed record AssetPage(IReadOnlyList<Asset> Assets, string? NextCursor);

/// <summary>Lists assets. Every listing is a range scan of the catalog: a page costs the same however many assets there are.</summary>
public sealed class ListAssets(ITableStore tables, Catalog catalog)
{
    /// <summary>Those that assets are stored under.</summary>
    private static readonly string[] StoredTypes = ["upload", "private", "authenticated", "fetch", "multi", "sprite", "text"];

    private const int MostCounted = 10_000;

    private readonly ListingScan _scan = new(tables);

    /// <summary>All assets of all kinds, newest first.</summary>
    public Task<AssetPage> NewestAsync(Caller caller, string cloud, int take, string? cursor, CancellationToken cancellationToken)
        => ListAsync(caller, cloud, CatalogKeys.Newest(), new(take, cursor), cancellationToken);

    /// <summary>Assets of one kind, newest first; of all delivery types when <paramref name="type"/> is null.</summary>
    public Task<AssetPage> NewestAsync(
        Caller caller, string cloud, ResourceType resourceType, string? type, int take, string? cursor, CancellationToken cancellationToken)
        => OfKindAsync(caller, cloud, resourceType, type, new(take, cursor), cancellationToken);

    /// <summary>Assets of one kind; of all delivery types when <paramref name="type"/> is null.</summary>
    public Task<AssetPage> OfKindAsync(
        Caller caller, string cloud, ResourceType resourceType, string? type, PageRequest page, CancellationToken cancellationToken)
        => type is not null
            ? ListAsync(caller, cloud, CatalogKeys.Newest(resourceType, type), page, cancellationToken)
            : MergeAsync(caller, cloud, [.. StoredTypes.Select(each => CatalogKeys.Newest(resourceType, each))], page, cancellationToken);

    /// <summary>Assets placed directly in a folder, newest first.</summary>
    public Task<AssetPage> InFolderAsync(Caller caller, string cloud, string folder, int take, string? cursor, CancellationToken cancellationToken)
        => InFolderAsync(caller, cloud, folder, new(take, cursor), cancellationToken);

    /// <summary>Assets placed directly in a folder.</summary>
    public Task<AssetPage> InFolderAsync(Caller caller, string cloud, string folder, PageRequest page, CancellationToken cancellationToken)
        => ListAsync(caller, cloud, CatalogKeys.InFolder(folder), page, cancellationToken);

    /// <summary>How many assets are directly in a folder; null for more than 10 000, which nobody counts for one page.</summary>
    public async Task<int?> CountInFolderAsync(Caller caller, string cloud, string folder, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, folder);
        var (rows, all) = await _scan.FirstAsync(cloud, RowRange.Prefix(CatalogKeys.InFolder(folder)), MostCounted, cancellationToken);
        return all ? rows.Count : null;
    }

    /// <summary>Assets of one kind with a tag, newest first.</summary>
    public Task<AssetPage> TaggedAsync(
        Caller caller, string cloud, ResourceType resourceType, string tag, int take, string? cursor, CancellationToken cancellationToken)
        => TaggedAsync(caller, cloud, resourceType, tag, new(take, cursor), cancellationToken);

    /// <summary>Assets of one kind with a tag.</summary>
    public Task<AssetPage> TaggedAsync(
        Caller caller, string cloud, ResourceType resourceType, string tag, PageRequest page, CancellationToken cancellationToken)
        => ListAsync(caller, cloud, CatalogKeys.Tagged(resourceType, tag), page, cancellationToken);

    /// <summary>Assets of all kinds with a tag, newest first.</summary>
    public Task<AssetPage> TaggedAsync(Caller caller, string cloud, string tag, int take, string? cursor, CancellationToken cancellationToken)
        => MergeAsync(caller, cloud, [.. Enum.GetValues<ResourceType>().Select(each => CatalogKeys.Tagged(each, tag))], new(take, cursor), cancellationToken);

    /// <summary>Assets of one kind with a key in their contextual metadata, and under it that value; null for any.</summary>
    public Task<AssetPage> InContextAsync(
        Caller caller, string cloud, ResourceType resourceType, string key, string? value, PageRequest page, CancellationToken cancellationToken)
        => ListAsync(
            caller,
            cloud,
            value is null ? CatalogKeys.WithContext(resourceType, key) : CatalogKeys.WithContext(resourceType, key, value),
            page,
            cancellationToken);

    /// <summary>Assets of one kind that a moderation has in this state.</summary>
    public Task<AssetPage> ModeratedAsync(
        Caller caller, string cloud, ResourceType resourceType, string kind, string status, PageRequest page, CancellationToken cancellationToken)
        => ListAsync(caller, cloud, CatalogKeys.Moderated(resourceType, kind, status), page, cancellationToken);

    /// <summary>Assets whose public id begins with <paramref name="prefix"/>, in ascending order of public ids.</summary>
    public async Task<AssetPage> ByPrefixAsync(
        Caller caller, string cloud, ResourceType resourceType, string type, string prefix, int take, string? cursor, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var range = RowRange.Prefix(CatalogKeys.Assets(resourceType, type) + RowKeys.Escape(prefix));
        if (Cursor.Read(cursor) is { } last)
        {
            range = range with { From = last.StartsWith(range.From, StringComparison.Ordinal) ? last + " " : throw Cursor.Invalid() };
        }

        var (rows, _) = await _scan.FirstAsync(cloud, range, take + 1, cancellationToken);
        return new([.. rows.Take(take).Select(AssetRows.ToAsset)], rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    /// <summary>One row more than asked tells whether there is another page.</summary>
    private async Task<AssetPage> ListAsync(Caller caller, string cloud, string listing, PageRequest page, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var after = Cursor.Read(page.Cursor);
        if (after is not null && !after.StartsWith(listing, StringComparison.Ordinal))
        {
            throw Cursor.Invalid();
        }

        var rows = await _scan.ReadAsync(cloud, listing, page, PlaceOf(after?[listing.Length..]), page.Take + 1, cancellationToken);
        var shown = rows.Take(page.Take).ToList();
        var assets = await catalog.FindListedAsync(cloud, shown, cancellationToken);
        return new(assets, rows.Count > page.Take ? Cursor.Write(shown[^1].RowKey) : null);
    }

    /// <summary>Several listings as one: their places (what follows the prefix) order alike, so a cursor is a place.</summary>
    private async Task<AssetPage> MergeAsync(Caller caller, string cloud, string[] listings, PageRequest page, CancellationToken cancellationToken)
    {
        caller.Demand(FolderPermission.View, "");
        var after = PlaceOf(Cursor.Read(page.Cursor));
        var parts = await Task.WhenAll(listings.Select(async listing =>
            (await _scan.ReadAsync(cloud, listing, page, after, page.Take + 1, cancellationToken))
                .Select(row => (Place: row.RowKey[listing.Length..], Row: row))));
        var rows = parts.SelectMany(each => each)
            .Order(Comparer<(string Place, Row Row)>.Create((a, b) => (page.OldestFirst ? -1 : 1) * string.CompareOrdinal(a.Place, b.Place)))
            .Take(page.Take + 1)
            .ToList();
        var assets = await catalog.FindListedAsync(cloud, [.. rows.Take(page.Take).Select(each => each.Row)], cancellationToken);
        return new(assets, rows.Count > page.Take ? Cursor.Write(rows[page.Take - 1].Place) : null);
    }

    private static string? PlaceOf(string? text) => text is null || CatalogKeys.IsPlace(text) ? text : throw Cursor.Invalid();
}
