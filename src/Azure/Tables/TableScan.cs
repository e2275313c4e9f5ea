using Azure;
using Azure.Data.Tables;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Tables;

/// <summary>
/// Reads rows in the order of their keys, which the service compares unit by unit. Where a page ended is said by its last key and
/// not by the service's own token: a key stays a place in the order however long it is held and whatever comes and goes around it.
/// </summary>
internal sealed class TableScan(TableClient table, string partitionKey, RowRange range)
{
    /// <summary>A page is one of the service's: it ends early where that does.</summary>
    public async Task<RowPage> PageAsync(int take, string? continuation, CancellationToken cancellationToken)
    {
        var place = new RowPlace(table.Name, partitionKey, range);
        var filter = continuation is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey ge {range.From}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey gt {place.Read(continuation)}");
        filter += range.To is null ? "" : TableClient.CreateQueryFilter($" and RowKey lt {range.To}");
        try
        {
            await foreach (var page in table.QueryAsync<TableEntity>(filter, take, select: null, cancellationToken).AsPages())
            {
                // The service may answer with nothing but a token, when it has looked for long enough.
                if (page.Values.Count > 0 || page.ContinuationToken is null)
                {
                    List<Row> rows = [.. page.Values.Select(RowEntity.Read)];
                    return new RowPage(rows, page.ContinuationToken is null ? null : place.Write(rows[^1].RowKey));
                }
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrors.TableMissing)
        {
        }

        return new RowPage([], null);
    }

    /// <summary>The least partition key above <paramref name="last"/>, of all when that is null; null when there is none.</summary>
    public static async Task<string?> NextPartitionAsync(TableClient table, string? last, CancellationToken cancellationToken)
    {
        var filter = last is null ? null : TableClient.CreateQueryFilter($"PartitionKey gt {last}");
        try
        {
            await foreach (var entity in table.QueryAsync<TableEntity>(filter, maxPerPage: 1, [nameof(TableEntity.PartitionKey)], cancellationToken))
            {
                return entity.PartitionKey;
            }
        }
        catch (RequestFailedException e) when (e.ErrorCode == TableErrors.TableMissing)
        {
        }

        return null;
    }
}
