using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <summary>A derived asset as the details of its original list it.</summary>
public sealed record DerivedEntry(string Id, string Transformation, string Format, long SizeInBytes, DateTimeOffset CreatedAt);

/// <summary>What was derived, as blobs and as the list of an asset's derived assets.</summary>
public sealed class DerivedStore(ITableStore tables, IBlobStore blobs, TimeProvider time)
{
    internal const string Container = "derived";
    private const string Table = "derived";

    /// <summary>Adds to the list; a second time changes nothing but the time.</summary>
    public async Task NoteAsync(Asset asset, Derivation derivation, DerivedContent content, CancellationToken cancellationToken)
        => await tables.ApplyAsync(
            Table,
            asset.Cloud,
            [
                new RowChange.Put(new(asset.Cloud, $"{asset.AssetId}-{asset.VersionId}-{content.Key[..32]}", ImmutableDictionary<string, object>.Empty
                    .Add("transformation", derivation.Transformation)
                    .Add("format", content.Format)
                    .Add("bytes", content.SizeInBytes)
                    .Add("created_at", time.GetUtcNow()))),
            ],
            cancellationToken);

    /// <summary>The derived assets of the current version, in no order; at most <paramref name="take"/> (1 to 1000).</summary>
    public async Task<IReadOnlyList<DerivedEntry>> ListAsync(Asset asset, int take, CancellationToken cancellationToken)
    {
        var page = await tables.QueryAsync(Table, asset.Cloud, RowRange.Prefix($"{asset.AssetId}-{asset.VersionId}-"), take, null, cancellationToken);
        return [.. page.Rows.Select(row => new DerivedEntry(
            row.RowKey[^32..],
            row.Text("transformation")!,
            row.Text("format")!,
            (long)row.Values["bytes"],
            (DateTimeOffset)row.Values["created_at"]))];
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
        while (await tables.QueryAsync(Table, cloud, range, 100, null, cancellationToken) is { Rows.Count: > 0 } rows)
        {
            await tables.ApplyAsync(Table, cloud, [.. rows.Rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
        }
    }
}
