using System.Globalization;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Similarity;

/// <summary>Reads fingerprints from the catalog: all of a cloud, or those that changed.</summary>
public sealed class FingerprintLoader(ITableStore tables)
{
    private const int RowsOfAPage = 1000;

    /// <summary>Ranges of asset ids that are read at the same time: a storage elsewhere makes one wait for each page.</summary>
    private const int Ranges = 16;

    private const int MostAtOnce = 32;

    public async Task<FingerprintTable> AllAsync(string cloud, CancellationToken cancellationToken)
    {
        var table = new FingerprintTable();
        await Parallel.ForEachAsync(Enumerable.Range(0, Ranges), new ParallelOptions { MaxDegreeOfParallelism = Ranges, CancellationToken = cancellationToken }, async (range, token) =>
        {
            var prefix = CatalogKeys.Fingerprints + range.ToString("x", CultureInfo.InvariantCulture);
            string? continuation = null;
            do
            {
                var page = await tables.QueryAsync(CatalogKeys.Table, cloud, RowRange.Prefix(prefix), RowsOfAPage, continuation, token);
                lock (table)
                {
                    foreach (var row in page.Rows)
                    {
                        table.Put(FingerprintRows.ToFingerprint(row));
                    }
                }

                continuation = page.Continuation;
            }
            while (continuation is not null);
        });
        return table;
    }

    /// <summary>What is noted to have changed since then.</summary>
    internal async Task<IReadOnlyList<FingerprintNote>> NotesAsync(string cloud, DateTimeOffset since, CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(CatalogKeys.FingerprintNotes) with { From = CatalogKeys.FingerprintNotesSince(since) };
        var notes = new List<FingerprintNote>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, range, RowsOfAPage, continuation, cancellationToken);
            notes.AddRange(page.Rows.Select(row => new FingerprintNote(row.RowKey[(row.RowKey.LastIndexOf('-') + 1)..], row.RowKey, row.ETag)));
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return notes;
    }

    /// <summary>As they are now; null for what is no more.</summary>
    public async Task<IReadOnlyList<(string AssetId, Fingerprint? Fingerprint)>> SomeAsync(string cloud, IEnumerable<string> assetIds, CancellationToken cancellationToken)
    {
        var found = new List<(string, Fingerprint?)>();
        foreach (var some in assetIds.Chunk(MostAtOnce))
        {
            found.AddRange(await Task.WhenAll(some.Select(async id => (id, await OneAsync(cloud, id, cancellationToken)))));
        }

        return found;
    }

    public async Task<Fingerprint?> OneAsync(string cloud, string assetId, CancellationToken cancellationToken)
        => await tables.GetAsync(CatalogKeys.Table, cloud, CatalogKeys.Fingerprint(assetId), cancellationToken) is { } row ? FingerprintRows.ToFingerprint(row) : null;
}

/// <param name="Key">Of its row. A second change at the same moment writes the same row again, with another ETag.</param>
internal readonly record struct FingerprintNote(string AssetId, string Key, string? ETag);
