using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <summary>A derived asset as the details of its original list it.</summary>
/// <param name="Id">32 hex digits.</param>
public sealed record DerivedEntry(string Id, string Transformation, string Format, int Width, int Height, long SizeInBytes, DateTimeOffset CreatedAt);

/// <param name="NextCursor">Null on the last page.</param>
public sealed record DerivedPage(IReadOnlyList<DerivedEntry> Entries, string? NextCursor);

/// <summary>Where a derived asset belongs.</summary>
/// <param name="Id">As <see cref="DerivedEntry.Id"/>.</param>
public sealed record DerivedPlace(string AssetId, string VersionId, string Id);

/// <summary>What was derived, as blobs and as the list of an asset's derived assets.</summary>
public sealed class DerivedStore(ITableStore tables, IBlobStore blobs, TimeProvider time)
{
    internal const string Container = "derived";
    internal const string Table = "derived";

    /// <summary>The rows of derived assets: they begin with a digit of an asset's id, those that list them by transformation do not.</summary>
    internal static RowRange Entries => new("0", "g");

    /// <summary>The property of an index row: the key of the row that it leads to.</summary>
    private const string Pointer = "of";

    private const int MostCounted = 1000;

    private readonly GatheredWrites _notes = new(tables, Table);

    private readonly UnderWay<(string Cloud, string AssetId, string Key)> _storing = new();

    /// <summary>Where the bytes of a derived asset lie.</summary>
    internal static BlobName BlobOf(Asset asset, string key) => new(Container, $"{asset.Cloud}/{asset.AssetId}/{asset.VersionId}/{key}");

    /// <summary>What is handed out while it is being stored: whoever asks here for what there is of its asset or cloud waits for it.</summary>
    internal void Follow(Asset asset, string key, Task storing) => _storing.Add((asset.Cloud, asset.AssetId, key), storing);

    /// <summary>Somebody waits for what was noted so far.</summary>
    internal void Hurry() => _notes.Hurry();

    /// <summary>Ends when what is followed is stored, or could not be.</summary>
    internal Task StoredAsync(Asset asset, string key, CancellationToken cancellationToken)
    {
        Hurry();
        return _storing.EndAsync((asset.Cloud, asset.AssetId, key), cancellationToken);
    }

    /// <summary>What was handed out before is listed after.</summary>
    /// <param name="cloud">Null for all.</param>
    internal Task SettledAsync(string? cloud, CancellationToken cancellationToken)
    {
        Hurry();
        return _storing.EndAllAsync(cloud is null ? null : key => key.Cloud == cloud, cancellationToken);
    }

    private Task SettledAsync(Asset asset, CancellationToken cancellationToken)
    {
        Hurry();
        return _storing.EndAllAsync(key => key.AssetId == asset.AssetId && key.Cloud == asset.Cloud, cancellationToken);
    }

    /// <summary>Adds to the list, together with others in a moment; a second time changes nothing but the time.</summary>
    internal Task NoteAsync(Asset asset, Derivation derivation, string key, DerivedFile file)
        => _notes.ApplyAsync(
            asset.Cloud,
            [
                new RowChange.Put(new(asset.Cloud, RowKey(asset, key), ImmutableDictionary<string, object>.Empty
                    .Add("transformation", derivation.Transformation)
                    .Add("format", file.Format)
                    .Add("width", file.Width)
                    .Add("height", file.Height)
                    .Add("bytes", file.SizeInBytes)
                    .Add("created_at", time.GetUtcNow()))),
                new RowChange.Put(new(asset.Cloud, MadeBy(derivation.Transformation) + RowKey(asset, key), ImmutableDictionary<string, object>.Empty)),
                new RowChange.Put(new(asset.Cloud, IndexKey(key[..32]), ImmutableDictionary<string, object>.Empty.Add(Pointer, RowKey(asset, key)))),
            ]);

    public async Task<DerivedEntry?> FindAsync(Asset asset, string key, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, asset.Cloud, RowKey(asset, key), cancellationToken) is { } row ? Read(row) : null;

    /// <summary>What was read from the store, with what is noted of it.</summary>
    public async Task<DerivedContent> WithFactsAsync(Asset asset, DerivedContent content, CancellationToken cancellationToken)
        => await FindAsync(asset, content.Key, cancellationToken) is { } entry
            ? content with { Facts = new(entry.Width, entry.Height, entry.Format) }
            : content;

    /// <summary>The derived assets of the current version, in no order; at most <paramref name="take"/> (1 to 1000).</summary>
    public async Task<IReadOnlyList<DerivedEntry>> ListAsync(Asset asset, int take, CancellationToken cancellationToken)
    {
        await SettledAsync(asset, cancellationToken);
        var page = await tables.QueryAsync(Table, asset.Cloud, RowRange.Prefix($"{asset.AssetId}-{asset.VersionId}-"), take, null, cancellationToken);
        return [.. page.Rows.Select(Read)];
    }

    /// <summary>The derived assets of the current version, in the order of their ids.</summary>
    /// <param name="take">1 to 999.</param>
    public async Task<DerivedPage> PageAsync(Asset asset, int take, string? cursor, CancellationToken cancellationToken)
    {
        var listing = $"{asset.AssetId}-{asset.VersionId}-";
        var range = RowRange.Prefix(listing);
        if (Cursor.Read(cursor) is { } last)
        {
            range = range with { From = last.StartsWith(listing, StringComparison.Ordinal) ? last + " " : throw Cursor.Invalid() };
        }

        await SettledAsync(asset, cancellationToken);
        var rows = (await tables.QueryAsync(Table, asset.Cloud, range, take + 1, null, cancellationToken)).Rows;
        return new([.. rows.Take(take).Select(Read)], rows.Count > take ? Cursor.Write(rows[take - 1].RowKey) : null);
    }

    /// <summary>How many there are of the current version; no more than 1000 are counted.</summary>
    public async Task<int> CountAsync(Asset asset, CancellationToken cancellationToken)
    {
        await SettledAsync(asset, cancellationToken);
        return (await tables.QueryAsync(Table, asset.Cloud, RowRange.Prefix($"{asset.AssetId}-{asset.VersionId}-"), MostCounted, null, cancellationToken)).Rows.Count;
    }

    public async Task<DerivedPlace?> PlaceAsync(string cloud, string derivedId, CancellationToken cancellationToken)
    {
        await SettledAsync(cloud, cancellationToken);
        return (await tables.GetAsync(Table, cloud, IndexKey(derivedId), cancellationToken))?.Text(Pointer)?.Split('-') is [var assetId, var versionId, var id]
            ? new(assetId, versionId, id)
            : null;
    }

    /// <summary>Erases one; the keys of the blobs that are gone.</summary>
    /// <param name="transformation">What it was made by, where the caller knows.</param>
    internal async Task<IReadOnlyList<string>> EraseAsync(string cloud, DerivedPlace place, string? transformation, CancellationToken cancellationToken)
    {
        var rowKey = $"{place.AssetId}-{place.VersionId}-{place.Id}";
        var madeBy = transformation ?? (await tables.GetAsync(Table, cloud, rowKey, cancellationToken))?.Text("transformation");
        var keys = new List<string>();
        var beginning = $"{cloud}/{place.AssetId}/{place.VersionId}/";
        var page = await blobs.ListAsync(Container, beginning + place.Id, 10, null, cancellationToken);
        foreach (var blob in page.Blobs)
        {
            await blobs.DeleteAsync(blob.Name, null, cancellationToken);
            keys.Add(blob.Name.Name[beginning.Length..]);
        }

        List<RowChange> changes = [new RowChange.Delete(rowKey), new RowChange.Delete(IndexKey(place.Id))];
        if (madeBy is not null)
        {
            changes.Add(new RowChange.Delete(MadeBy(madeBy) + rowKey));
        }

        await tables.ApplyAsync(Table, cloud, changes, cancellationToken);
        return keys;
    }

    /// <summary>Erases what was derived of one version, or of all when <paramref name="versionId"/> is null.</summary>
    public async Task EraseAsync(string cloud, string assetId, string? versionId, CancellationToken cancellationToken)
    {
        BlobPage page;
        do
        {
            page = await blobs.ListAsync(Container, $"{cloud}/{assetId}/{(versionId is null ? "" : versionId + "/")}", 500, null, cancellationToken);
            foreach (var blob in page.Blobs)
            {
                await blobs.DeleteAsync(blob.Name, null, cancellationToken);
            }
        }
        while (page.Continuation is not null);

        var range = RowRange.Prefix($"{assetId}-{(versionId is null ? "" : versionId + "-")}");
        while (await tables.QueryAsync(Table, cloud, range, 30, null, cancellationToken) is { Rows.Count: > 0 } rows)
        {
            List<RowChange> changes =
            [
                .. rows.Rows.Select(row => new RowChange.Delete(row.RowKey)),
                .. rows.Rows.Select(row => new RowChange.Delete(MadeBy(row.Text("transformation")!) + row.RowKey)),
                .. rows.Rows.Select(row => new RowChange.Delete(IndexKey(row.RowKey[^32..]))),
            ];
            await tables.ApplyAsync(Table, cloud, changes, cancellationToken);
        }
    }

    /// <summary>Rows that say what was derived by a transformation, whatever the asset; see <see cref="PlaceOf"/>.</summary>
    /// <param name="after">The row key behind which to go on; null for the beginning.</param>
    internal async Task<List<Row>> PlacesAsync(string cloud, string transformation, string? after, int take, CancellationToken cancellationToken)
    {
        var listing = MadeBy(transformation);
        if (after?.StartsWith(listing, StringComparison.Ordinal) is false)
        {
            throw Cursor.Invalid();
        }

        await SettledAsync(cloud, cancellationToken);
        return await tables.FirstAsync(Table, cloud, RowRange.Prefix(listing).After(after), take, cancellationToken);
    }

    /// <param name="place">Of <see cref="PlacesAsync"/>.</param>
    internal async Task<DerivedEntry?> FindAsync(string cloud, Row place, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, KeyIn(place), cancellationToken) is { } row ? Read(row) : null;

    internal static DerivedPlace PlaceOf(Row place)
        => KeyIn(place).Split('-') is [var assetId, var versionId, var id] ? new(assetId, versionId, id) : throw new InvalidOperationException($"{place.RowKey} is no place.");

    private static string KeyIn(Row place) => place.RowKey[(place.RowKey.LastIndexOf('!') + 1)..];

    private static string MadeBy(string transformation)
        => RowKeys.Prefix("t", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(transformation))));

    /// <summary>No asset id begins so.</summary>
    private static string IndexKey(string derivedId) => RowKeys.Prefix("id") + RowKeys.Escape(derivedId);

    private static string RowKey(Asset asset, string key) => $"{asset.AssetId}-{asset.VersionId}-{key[..32]}";

    private static DerivedEntry Read(Row row) => new(
        row.RowKey[^32..],
        row.Text("transformation")!,
        row.Text("format")!,
        (int)row.Values["width"],
        (int)row.Values["height"],
        (long)row.Values["bytes"],
        (DateTimeOffset)row.Values["created_at"]);
}
