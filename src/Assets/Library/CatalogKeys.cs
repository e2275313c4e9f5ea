using System.Globalization;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>
/// Row keys of the catalog. A cloud is a partition of the table <see cref="Table"/>, so that all rows of an asset change in one
/// transaction. Listing rows point to the asset's row; they are ordered newest first.
/// </summary>
internal static partial class CatalogKeys
{
    public const string Table = "catalog";

    /// <summary>The property of a pointer row that holds the asset row's key.</summary>
    public const string Pointer = "asset";

    /// <summary>The asset itself, ordered by public id.</summary>
    public static string Asset(AssetKey key) => Assets(key.ResourceType, key.Type) + RowKeys.Escape(key.PublicId);

    public static string Assets(ResourceType resourceType, string type) => RowKeys.Prefix("a", resourceType.Name(), type);

    /// <summary>Asset id to asset.</summary>
    public static string Id(string assetId) => RowKeys.Prefix("i") + assetId;

    /// <summary>Results of the analysis.</summary>
    public static string Results(string assetId) => RowKeys.Prefix("x") + assetId;

    public static string Newest() => RowKeys.Prefix("n");

    public static string Newest(ResourceType resourceType, string type) => RowKeys.Prefix("nt", resourceType.Name(), type);

    public static string InFolder(string folder) => RowKeys.Prefix("f", folder);

    public static string Tagged(ResourceType resourceType) => RowKeys.Prefix("t", resourceType.Name());

    /// <summary>The tag of a row key that begins with <paramref name="beginning"/>, as <see cref="Tagged(ResourceType)"/> gives it.</summary>
    public static string TagOf(string rowKey, string beginning)
        => RowKeys.Unescape(rowKey[beginning.Length..rowKey.IndexOf(" !", beginning.Length, StringComparison.Ordinal)]);

    public static string Tagged(ResourceType resourceType, string tag) => RowKeys.Prefix("t", resourceType.Name(), tag);

    /// <summary>An upload on its way; see <see cref="Upload.Ingestor"/>.</summary>
    public static string Pending(string assetId, string versionId) => Pendings + assetId + "-" + versionId;

    public static string Pendings => RowKeys.Prefix("p");

    /// <summary>Work that a committed change still owes; see <see cref="Jobs.Outbox"/>.</summary>
    public static string Outbox(DateTimeOffset at, string id) => Outboxes + at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) + "-" + id;

    public static string Outboxes => RowKeys.Prefix("o");

    /// <summary>The row that every change of an asset writes again: its ETag tells whether anything has changed.</summary>
    public static string Stamp => RowKeys.Prefix("s");

    /// <summary>Every row that lists an asset, by the state of the asset that decides where it is listed.</summary>
    public static IEnumerable<string> Listings(Asset asset)
    {
        var place = Place(asset);
        yield return Newest() + place;
        yield return Newest(asset.ResourceType, asset.Type) + place;
        yield return InFolder(asset.Folder) + place;
        foreach (var tag in asset.Tags)
        {
            yield return Tagged(asset.ResourceType, tag) + place;
        }
    }

    /// <summary>Whether a text could be the place of an asset in a listing.</summary>
    public static bool IsPlace(string text) => PlaceForm().IsMatch(text);

    /// <summary>Newest first; the asset id makes the order total.</summary>
    private static string Place(Asset asset)
        => (DateTimeOffset.MaxValue.UtcTicks - asset.CreatedAt.UtcTicks).ToString("D19", CultureInfo.InvariantCulture) + "-" + asset.AssetId;

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{32}\z")]
    private static partial Regex PlaceForm();
}
