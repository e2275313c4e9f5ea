using System.Runtime.CompilerServices;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>All of a partition or container, page after page, in the order of its keys.</summary>
internal static class Scans
{
    private const int RowsPerPage = 1000;
    private const int BlobsPerPage = 5000;

    public static async IAsyncEnumerable<Row> RowsAsync(
        this ITableStore tables, string table, string partitionKey, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(table, partitionKey, RowRange.All, RowsPerPage, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    public static async IAsyncEnumerable<BlobInfo> BlobsAsync(
        this IBlobStore blobs, string container, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var page = await blobs.ListAsync(container, "", BlobsPerPage, continuation, cancellationToken);
            foreach (var blob in page.Blobs)
            {
                yield return blob;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }
}
