using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using ServerlessDam.Assets.Analysis;
using ServerlessDam.Assets.Folders;
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

    /// <summary>Of every kind and delivery type.</summary>
    public static string AllAssets => RowKeys.Prefix("a");

    public static string Assets(ResourceType resourceType, string type) => RowKeys.Prefix("a", resourceType.Name(), type);

    /// <summary>Asset id to asset.</summary>
    public static string Id(string assetId) => AllIds + assetId;

    /// <summary>Results of the analysis.</summary>
    public static string Results(string assetId) => RowKeys.Prefix("x") + assetId;

    public static string Newest() => RowKeys.Prefix("n");

    public static string Newest(ResourceType resourceType, string type) => RowKeys.Prefix("nt", resourceType.Name(), type);

    /// <summary>Assets directly in a folder.</summary>
    public static string InFolder(string folder) => RowKeys.Prefix("f", FolderPath.Folded(folder));

    /// <summary>Assets in the folders below a folder, at any depth.</summary>
    public static string BelowFolder(string folder) => RowKeys.Prefix("f") + RowKeys.Escape(FolderPath.Folded(folder) + "/");

    /// <summary>The folder itself.</summary>
    public static string Folder(string path) => Folders(FolderPath.ParentOf(path)) + RowKeys.Escape(FolderPath.Folded(FolderPath.NameOf(path)));

    /// <summary>Folders directly in a folder, ordered by name.</summary>
    public static string Folders(string parent) => RowKeys.Prefix("d", FolderPath.Folded(parent));

    /// <summary>Folders further below, as <see cref="BelowFolder"/>.</summary>
    public static string FoldersBelow(string folder) => RowKeys.Prefix("d") + RowKeys.Escape(FolderPath.Folded(folder) + "/");

    /// <summary>Every folder of the cloud.</summary>
    public static string AllFolders => RowKeys.Prefix("d");

    public static string Tagged(ResourceType resourceType) => RowKeys.Prefix("t", resourceType.Name());

    /// <summary>The tag of a row key that begins with <paramref name="beginning"/>, as <see cref="Tagged(ResourceType)"/> gives it.</summary>
    public static string TagOf(string rowKey, string beginning)
        => RowKeys.Unescape(rowKey[beginning.Length..rowKey.IndexOf(" !", beginning.Length, StringComparison.Ordinal)]);

    public static string Tagged(ResourceType resourceType, string tag) => RowKeys.Prefix("t", resourceType.Name(), tag);

    public static string Moderated(ResourceType resourceType, string kind, string status) => RowKeys.Prefix("m", resourceType.Name(), kind, status);

    /// <summary>Assets of which a step of the analysis is in this state; of complete ones there is no list.</summary>
    public static string Analysed(AnalysisState state) => RowKeys.Prefix("as", state.ToString().ToLowerInvariant());

    /// <summary>Assets with a key of contextual metadata, whatever its value.</summary>
    public static string WithContext(ResourceType resourceType, string key) => RowKeys.Prefix("ck", resourceType.Name(), Hash(key));

    /// <summary>Keys and values can be longer than a row key: a hash stands for them.</summary>
    public static string WithContext(ResourceType resourceType, string key, string value)
        => RowKeys.Prefix("cv", resourceType.Name(), Hash(key), Hash(value));

    /// <summary>A version that is kept whatever becomes of its asset; see <see cref="Versions.KeptVersions"/>.</summary>
    public static string Kept(string assetId, string versionId) => KeptOf(assetId) + versionId;

    public static string KeptOf(string assetId) => Keeping + assetId + "-";

    public static string Keeping => RowKeys.Prefix("v");

    /// <summary>What is left of a deleted asset that has kept versions: its document.</summary>
    public static string Gone(string assetId) => AllGone + assetId;

    public static string AllGone => RowKeys.Prefix("g");

    /// <summary>The asset id of the deleted asset that last had this name and has kept versions.</summary>
    public static string GoneName(AssetKey key) => RowKeys.Prefix("gn", key.ResourceType.Name(), key.Type) + RowKeys.Escape(key.PublicId);

    public static string GoneNames => RowKeys.Prefix("gn");

    /// <summary>That an asset is related to another; the other has such a row too.</summary>
    public static string Related(string assetId, string otherId) => RelatedOf(assetId) + otherId;

    public static string RelatedOf(string assetId) => RowKeys.Prefix("r") + assetId + "-";

    /// <summary>Assets of a folder that are shown by a name.</summary>
    public static string Displayed(string folder, string displayName) => RowKeys.Prefix("dn", Hash($"{folder}\n{displayName}"));

    /// <summary>An upload on its way; see <see cref="Upload.Ingestor"/>.</summary>
    public static string Pending(string assetId, string versionId) => Pendings + assetId + "-" + versionId;

    public static string Pendings => RowKeys.Prefix("p");

    /// <summary>Work that a committed change still owes; see <see cref="Jobs.Outbox"/>.</summary>
    public static string Outbox(DateTimeOffset at, string id) => Outboxes + at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) + "-" + id;

    public static string Outboxes => RowKeys.Prefix("o");

    /// <summary>What a committed change still has to tell; see <see cref="Notifications.EventNotes"/>.</summary>
    public static string Event(DateTimeOffset at, string id) => Events + at.UtcTicks.ToString("D19", CultureInfo.InvariantCulture) + "-" + id;

    public static string Events => RowKeys.Prefix("e");

    /// <summary>That the search index does not know of a change of this asset yet; see <see cref="Search.Feed.SearchFeed"/>.</summary>
    public static string IndexDebt(string assetId) => IndexDebts + assetId;

    public static string IndexDebts => RowKeys.Prefix("q");

    /// <summary>What tells how alike the asset is to others; see <see cref="Similarity.FingerprintIndex"/>.</summary>
    public static string Fingerprint(string assetId) => Fingerprints + assetId;

    public static string Fingerprints => RowKeys.Prefix("h");

    /// <summary>That a fingerprint changed, for those who hold it in memory.</summary>
    public static string FingerprintNote(DateTimeOffset at, string assetId) => FingerprintNotesSince(at) + "-" + assetId;

    /// <summary>The beginning of the notes of that moment.</summary>
    public static string FingerprintNotesSince(DateTimeOffset at) => FingerprintNotes + Ticks(at.UtcTicks);

    public static string FingerprintNotes => RowKeys.Prefix("hl");

    /// <summary>How far fingerprints were made of assets that had none; see <see cref="Similarity.FingerprintBackfill"/>.</summary>
    public static string FingerprintBackfill => RowKeys.Prefix("hb");

    /// <summary>That duplicates of the asset, as it is now, have not been looked for.</summary>
    public static string DuplicateDebt(string assetId) => DuplicateDebts + assetId;

    public static string DuplicateDebts => RowKeys.Prefix("hd");

    /// <summary>Two assets that are alike, the smaller id first, with what was decided of them; see <see cref="Duplicates.DuplicatePairs"/>.</summary>
    public static string Pair(string smallerId, string largerId) => Pairs + smallerId + "-" + largerId;

    public static string Pairs => RowKeys.Prefix("hp");

    /// <summary>The pairs of one class that are open, or decided: copies of the pairs' rows.</summary>
    public static string PairsOfClass(string likenessClass, bool isOpen) => RowKeys.Prefix("hc", likenessClass, isOpen ? "open" : "decided");

    /// <summary>That the asset is one of a pair; the other has such a row too.</summary>
    public static string PairOf(string assetId, string otherId) => PairsOf(assetId) + otherId;

    public static string PairsOf(string assetId) => RowKeys.Prefix("ho") + assetId + "-";

    /// <summary>Asset id to asset, of every asset.</summary>
    public static string AllIds => RowKeys.Prefix("i");

    /// <summary>The row that every change of an asset writes again: its ETag tells whether anything has changed.</summary>
    public static string Stamp => RowKeys.Prefix("s");

    /// <summary>Every row that lists an asset, by the state of the asset that decides where it is listed; also those that it has beyond that.</summary>
    public static IEnumerable<string> Listings(Asset asset)
    {
        var place = Place(asset);
        yield return Newest() + place;
        yield return Newest(asset.ResourceType, asset.Type) + place;
        yield return InFolder(asset.Folder) + place;
        yield return Displayed(asset.Folder, asset.DisplayName) + place;
        foreach (var row in LabelListings(asset).Concat(asset.Listed ?? []))
        {
            yield return row;
        }

        foreach (var entry in asset.Moderation)
        {
            yield return Moderated(asset.ResourceType, entry.Kind, entry.Status.ToString().ToLowerInvariant()) + place;
        }

        foreach (var row in AnalysisListings(asset))
        {
            yield return row;
        }
    }

    /// <summary>Those of <see cref="Listings"/> that list it by its tags and its contextual metadata.</summary>
    public static IEnumerable<string> LabelListings(Asset asset)
    {
        var place = Place(asset);
        foreach (var tag in asset.Tags)
        {
            yield return Tagged(asset.ResourceType, tag) + place;
        }

        foreach (var (key, value) in asset.Context)
        {
            yield return WithContext(asset.ResourceType, key) + place;
            yield return WithContext(asset.ResourceType, key, value) + place;
        }
    }

    /// <summary>Those of <see cref="Listings"/> that list it by the states of its analysis.</summary>
    public static IEnumerable<string> AnalysisListings(Asset asset)
        => asset.Analysis.Select(step => step.State).Where(state => state != AnalysisState.Complete).Distinct().Select(state => Analysed(state) + Place(asset));

    /// <summary>Between these two row keys of a listing lies what was created then or later; null is no limit.</summary>
    /// <param name="listing">The beginning of the listing's keys.</param>
    public static RowRange Since(string listing, DateTimeOffset? since)
        => since is { } time ? new(listing, listing + Ticks(DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks + 1)) : RowRange.Prefix(listing);

    /// <summary>The beginning of places: smaller is newer.</summary>
    public static string Ticks(long ticks) => ticks.ToString("D19", CultureInfo.InvariantCulture);

    /// <summary>The inverse of <see cref="Ticks"/>, of a place or a beginning of one.</summary>
    public static long TicksOf(ReadOnlySpan<char> place) => long.Parse(place[..19], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Whether a text could be the place of an asset in a listing.</summary>
    public static bool IsPlace(string text) => PlaceForm().IsMatch(text);

    /// <summary>Newest first; the asset id makes the order total.</summary>
    private static string Place(Asset asset)
        => Ticks(DateTimeOffset.MaxValue.UtcTicks - asset.CreatedAt.UtcTicks) + "-" + asset.AssetId;

    /// <summary>32 hex digits.</summary>
    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));

    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-f]{32}\z")]
    private static partial Regex PlaceForm();
}
