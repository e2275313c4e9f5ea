using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Triggers;

/// <summary>
/// Receipts as rows: one for each function and blob, with the ETag of the content that was dealt with last. At the first question about a
/// container they are read all at once, a thousand a page, so that a start does not ask for each of a million blobs by itself.
/// </summary>
public sealed class AzureReceipts(ITableStore tables) : ITriggerReceipts
{
    private const string Table = "receipts";
    private const string ETag = "etag";
    private const int PageSize = 1000;

    private readonly ConcurrentDictionary<string, Lazy<Task<ConcurrentDictionary<string, string>>>> _known = new(StringComparer.Ordinal);

    public async Task<bool> HasAsync(string function, BlobArrival blob, CancellationToken cancellationToken)
    {
        var (partition, key) = (PartitionOf(function, blob), KeyOf(blob));
        var known = await KnownAsync(partition).WaitAsync(cancellationToken);
        if (known.TryGetValue(key, out var etag) && etag == blob.ETag)
        {
            return true;
        }

        // Another process may have dealt with it since.
        var row = await tables.GetAsync(Table, partition, key, cancellationToken);
        return row?.Text(ETag) == blob.ETag;
    }

    public async Task AddAsync(string function, BlobArrival blob, CancellationToken cancellationToken)
    {
        var (partition, key) = (PartitionOf(function, blob), KeyOf(blob));
        var row = new Row(partition, key, ImmutableDictionary<string, object>.Empty.Add(ETag, blob.ETag));
        await tables.ApplyAsync(Table, partition, [new RowChange.Put(row)], cancellationToken);
        if (_known.TryGetValue(partition, out var loading) && loading.Value is { IsCompletedSuccessfully: true } loaded)
        {
            (await loaded)[key] = blob.ETag;
        }
    }

    private static string PartitionOf(string function, BlobArrival blob) => RowKeys.Escape($"{function} {blob.Container}");

    /// <summary>A name may be longer than a key.</summary>
    private static string KeyOf(BlobArrival blob) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(blob.Name)).AsSpan(0, 16));

    private async Task<ConcurrentDictionary<string, string>> KnownAsync(string partition)
    {
        var loading = _known.GetOrAdd(partition, _ => new(() => LoadAsync(partition)));
        try
        {
            return await loading.Value;
        }
        catch
        {
            _known.TryRemove(KeyValuePair.Create(partition, loading));
            throw;
        }
    }

    /// <summary>Shared by all who ask, hence not cancelled with one of them.</summary>
    private async Task<ConcurrentDictionary<string, string>> LoadAsync(string partition)
    {
        var known = new ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(Table, partition, RowRange.All, PageSize, continuation, CancellationToken.None);
            foreach (var row in page.Rows)
            {
                known[row.RowKey] = row.Text(ETag) ?? "";
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return known;
    }
}
