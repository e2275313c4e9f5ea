using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>Pays debts: reads the assets as they are now, writes their documents, deletes the debts that were seen before.</summary>
/// <remarks>
/// A debt that changed meanwhile, or that another process paid, means that what was written may be old by now: then it is written
/// again, until it is what the catalog holds after the writing.
/// </remarks>
public sealed class DebtPayment(ITableStore tables, ISearchIndex index, ReadDocuments documents, ILogger<SearchFeed> logger)
{
    private const int MostDeletes = 100;

    /// <summary>How often somebody else may be faster.</summary>
    private const int MostRounds = 20;

    /// <summary>Pays what can be paid: an asset that cannot does not keep the others of its batch from it.</summary>
    /// <exception cref="Exception">What was said of the last one that could not be paid; an index or a storage that is not there ends it at once.</exception>
    public async Task PayAsync(string cloud, IReadOnlyList<string> assetIds, CancellationToken cancellationToken)
    {
        var parts = new Stack<IReadOnlyList<string>>([assetIds]);
        var refused = new List<Exception>();
        while (parts.TryPop(out var part))
        {
            try
            {
                await PayTogetherAsync(cloud, part, cancellationToken);
            }
#pragma warning disable CA1031 // The last one is thrown again below.
            catch (Exception e) when (!IsOutage(e))
#pragma warning restore CA1031
            {
                if (part.Count == 1)
                {
                    refused.Add(e);
                    Log.Refused(logger, cloud, part[0], e.Message);
                    continue;
                }

                parts.Push([.. part.Skip(part.Count / 2)]);
                parts.Push([.. part.Take(part.Count / 2)]);
            }
        }

        if (refused.Count > 0)
        {
            ExceptionDispatchInfo.Throw(refused[^1]);
        }
    }

    internal static bool IsOutage(Exception e) => e is OperationCanceledException or DamException { Kind: ErrorKind.TryLater or ErrorKind.NotAvailable };

    private async Task PayTogetherAsync(string cloud, IReadOnlyList<string> assetIds, CancellationToken cancellationToken)
    {
        var debts = await DebtsAsync(cloud, assetIds, cancellationToken);

        // One that is gone was paid by another process.
        List<string> left = [.. assetIds.Where(debts.ContainsKey)];
        for (var round = 0; left.Count > 0; round++)
        {
            if (round == MostRounds)
            {
                Log.NeverStill(logger, cloud, left.Count);
                return;
            }

            var written = await WriteAsync(cloud, left, cancellationToken);
            var conflicts = await SettleAsync(cloud, [.. left.Where(debts.ContainsKey).Select(id => debts[id])], cancellationToken);
            var unowed = left.Where(id => !debts.ContainsKey(id)).ToList();
            left = [.. conflicts, .. await ChangedAsync(cloud, unowed, written, cancellationToken)];
            debts = await DebtsAsync(cloud, left, cancellationToken);
        }
    }

    private async Task<Dictionary<string, Row>> DebtsAsync(string cloud, IReadOnlyList<string> assetIds, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(assetIds.Select(id => tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.IndexDebt(id), cancellationToken)));
        return assetIds.Zip(rows).Where(each => each.Second is not null).ToDictionary(each => each.First, each => each.Second!, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyDictionary<string, SearchDocument?>> WriteAsync(string cloud, IReadOnlyList<string> assetIds, CancellationToken cancellationToken)
    {
        var found = await documents.ExecuteAsync(cloud, assetIds, cancellationToken);
        await index.WriteAsync(cloud, [.. assetIds.Select(id => new SearchChange(id, found[id]))], cancellationToken);
        return found;
    }

    /// <returns>Those whose debt is another one by now, or gone.</returns>
    private async Task<List<string>> SettleAsync(string cloud, IReadOnlyList<Row> debts, CancellationToken cancellationToken)
    {
        var conflicts = new List<string>();
        foreach (var chunk in debts.Chunk(MostDeletes))
        {
            List<Row> some = [.. chunk];
            while (some.Count > 0
                && await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. some.Select(row => new RowChange.Delete(row.RowKey, row.ETag, MustExist: true))], cancellationToken) is { } conflict)
            {
                some.RemoveAll(row => row.RowKey == conflict);
                conflicts.Add(conflict[CatalogKeys.IndexDebts.Length..]);
            }
        }

        return conflicts;
    }

    /// <summary>Those that the catalog holds otherwise than they were written just now.</summary>
    private async Task<IEnumerable<string>> ChangedAsync(
        string cloud, List<string> assetIds, IReadOnlyDictionary<string, SearchDocument?> written, CancellationToken cancellationToken)
    {
        if (assetIds.Count == 0)
        {
            return [];
        }

        var now = await documents.ExecuteAsync(cloud, assetIds, cancellationToken);
        return assetIds.Where(id => now[id]?.Revision != written[id]?.Revision);
    }
}
