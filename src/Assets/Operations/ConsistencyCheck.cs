using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Operations;

/// <summary>What a check found. All but the first two are to be empty when nothing is under way.</summary>
/// <param name="Assets">Rows of assets.</param>
/// <param name="Originals">Blobs of originals.</param>
/// <param name="MissingBlobs">Assets and kept versions whose original is not there.</param>
/// <param name="DanglingBlobs">Originals and derived blobs that no asset's current version owns, no kept version holds, no upload is on its way to and no debt will erase.</param>
/// <param name="DanglingRows">Pointers to no asset, and assets that a pointer does not lead to or whose folder is not there; fingerprints without their asset.</param>
/// <param name="KeptVersions">Versions that are kept and are not, or no more, an asset's current one.</param>
/// <param name="PendingRows">Uploads on their way.</param>
/// <param name="OutboxRows">Debts not paid yet.</param>
/// <param name="Indexed">Assets, and what is left of deleted ones, that catalog and search index were compared in.</param>
/// <param name="IndexDrift">Asset ids of which the two say different things, though nothing is owed.</param>
/// <param name="IndexDebts">Changes that the search index has not heard of yet.</param>
public sealed record ConsistencyReport(
    long Assets,
    long Originals,
    IReadOnlyList<string> MissingBlobs,
    IReadOnlyList<string> DanglingBlobs,
    IReadOnlyList<string> DanglingRows,
    long KeptVersions,
    long PendingRows,
    long OutboxRows,
    long Indexed,
    IReadOnlyList<string> IndexDrift,
    long IndexDebts);

/// <summary>Compares catalog, blobs and search index in full; reads everything, changes nothing.</summary>
public sealed class ConsistencyCheck(ITableStore tables, IBlobStore blobs, CompareIndex compare)
{
    public async Task<ConsistencyReport> ExecuteAsync(CancellationToken cancellationToken)
    {
        var current = new Dictionary<string, Asset>(StringComparer.Ordinal);
        var keys = new HashSet<(string Cloud, string Key)>();
        var pointers = new List<(string Cloud, string Key, string Target)>();
        var erased = new HashSet<string>(StringComparer.Ordinal);
        var underWay = new HashSet<string>(StringComparer.Ordinal);
        var folders = new HashSet<(string Cloud, string Key)>();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var fingerprints = new HashSet<string>(StringComparer.Ordinal);
        var (pending, owed, unindexed, indexed) = (0L, 0L, 0L, 0L);
        var drift = new List<string>();
        await foreach (var cloud in tables.PartitionsAsync(CatalogKeys.Table, cancellationToken))
        {
            await foreach (var row in AllAsync(cloud, cancellationToken))
            {
                if (row.Text(CatalogKeys.Pointer) is { } target)
                {
                    pointers.Add((cloud, row.RowKey, target));
                }
                else if (row.RowKey.StartsWith(RowKeys.Prefix("a"), StringComparison.Ordinal))
                {
                    var asset = AssetRows.ToAsset(row);
                    current[$"{cloud}/{asset.AssetId}/{asset.VersionId}"] = asset;
                    keys.Add((cloud, row.RowKey));
                }
                else if (row.RowKey.StartsWith(CatalogKeys.AllFolders, StringComparison.Ordinal))
                {
                    folders.Add((cloud, row.RowKey));
                }
                else if (row.RowKey.StartsWith(CatalogKeys.Fingerprints, StringComparison.Ordinal))
                {
                    fingerprints.Add($"{cloud}/{row.RowKey[CatalogKeys.Fingerprints.Length..]}");
                }
                else if (row.RowKey.StartsWith(CatalogKeys.Keeping, StringComparison.Ordinal))
                {
                    kept.Add($"{cloud}/{row.RowKey[CatalogKeys.Keeping.Length..].Replace('-', '/')}");
                }
                else if (row.RowKey.StartsWith(CatalogKeys.Outboxes, StringComparison.Ordinal))
                {
                    owed++;
                    erased.UnionWith(ErasedBy(OutboxEntry.From(row)));
                }
                else if (row.RowKey.StartsWith(CatalogKeys.IndexDebts, StringComparison.Ordinal))
                {
                    unindexed++;
                }
                else if (row.RowKey.StartsWith(CatalogKeys.Pendings, StringComparison.Ordinal))
                {
                    pending++;
                    var (assetId, versionId) = PendingUpload.IdsOf(row);
                    underWay.Add($"{cloud}/{assetId}/{versionId}");
                }
            }

            var compared = await CompareAsync(cloud, cancellationToken);
            indexed += compared.Checked;
            drift.AddRange(Described(compared.Drift));
        }

        var originals = await NamesAsync("originals", cancellationToken);
        var derived = await NamesAsync("derived", cancellationToken);
        return new(
            current.Count,
            originals.Count,
            [.. current.Keys.Union(kept).Where(name => !originals.Contains(name))],
            [
                .. originals.Where(IsLoose).Select(name => $"originals/{name}"),
                .. derived.Where(name => IsLoose(ParentOf(name))).Select(name => $"derived/{name}"),
            ],
            [
                .. DanglingRows(current.Values, keys, pointers),
                .. Homeless(current.Values, folders),
                .. fingerprints.Except(current.Keys.Select(ParentOf)).Select(id => $"{id} has a fingerprint and is not there"),
            ],
            kept.Except(current.Keys).LongCount(),
            pending,
            owed,
            indexed,
            drift,
            unindexed);

        bool IsLoose(string version) => !current.ContainsKey(version)
            && !kept.Contains(version)
            && !underWay.Contains(version)
            && !erased.Contains(version)
            && !erased.Contains(ParentOf(version));
    }

    /// <summary>A library without a search service has nothing to compare with.</summary>
    private async Task<(long Checked, IndexDrift Drift)> CompareAsync(string cloud, CancellationToken cancellationToken)
    {
        try
        {
            return await compare.AllAsync(cloud, cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.NotAvailable)
        {
            return (0, IndexDrift.None);
        }
    }

    private static IEnumerable<string> Described(IndexDrift drift)
        => [.. drift.Missing.Select(id => $"{id} is missing"), .. drift.Stale.Select(id => $"{id} is as it was"), .. drift.Orphaned.Select(id => $"{id} is no more")];

    private static string ParentOf(string name) => name[..Math.Max(0, name.LastIndexOf('/'))];

    /// <summary>The version, or the asset with all its versions, whose blobs a debt will erase.</summary>
    private static IEnumerable<string> ErasedBy(OutboxEntry entry) => entry.Kind switch
    {
        OutboxKind.Erase or OutboxKind.EraseTrashedVersion => [$"{entry.Cloud}/{entry.AssetId}/{entry.VersionId}"],
        OutboxKind.EraseAsset or OutboxKind.EraseTrash => [$"{entry.Cloud}/{entry.AssetId}"],
        _ => [],
    };

    private static List<string> DanglingRows(
        IEnumerable<Asset> assets, HashSet<(string Cloud, string Key)> keys, List<(string Cloud, string Key, string Target)> pointers)
    {
        var led = pointers.ToDictionary(pointer => (pointer.Cloud, pointer.Key), pointer => pointer.Target);
        var lost = assets.SelectMany(asset => CatalogKeys.Listings(asset)
            .Append(CatalogKeys.Id(asset.AssetId))
            .Where(key => led.GetValueOrDefault((asset.Cloud, key)) != CatalogKeys.Asset(asset.Key))
            .Select(key => $"{asset.Cloud}: {key} does not lead to {asset.PublicId}"));
        var loose = pointers.Where(pointer => !keys.Contains((pointer.Cloud, pointer.Target))).Select(pointer => $"{pointer.Cloud}: {pointer.Key} leads nowhere");
        return [.. lost, .. loose];
    }

    private static IEnumerable<string> Homeless(IEnumerable<Asset> assets, HashSet<(string Cloud, string Key)> folders)
        => assets.Where(asset => asset.Folder.Length > 0 && !folders.Contains((asset.Cloud, CatalogKeys.Folder(asset.Folder))))
            .Select(asset => $"{asset.Cloud}: {asset.PublicId} is in the folder {asset.Folder}, which is not there");

    private async IAsyncEnumerable<Row> AllAsync(
        string cloud, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.All, 1000, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private async Task<HashSet<string>> NamesAsync(string container, CancellationToken cancellationToken)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await blobs.ListAsync(container, "", 5000, continuation, cancellationToken);
            names.UnionWith(page.Blobs.Select(blob => blob.Name.Name));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return names;
    }
}
