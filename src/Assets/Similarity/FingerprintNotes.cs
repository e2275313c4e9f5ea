using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Similarity;

/// <summary>What tells those who hold fingerprints in memory that some changed: read again and again for a while, then swept away.</summary>
public sealed class FingerprintNotes(ITableStore tables, TimeProvider time)
{
    /// <summary>Whoever has not looked for half as long reads all anew.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const int RowsAtOnce = 100;

    /// <summary>Of a sweep: whatever else is swept waits for it.</summary>
    private const int MostPages = 200;

    public async Task<int> SweepAsync(string cloud, CancellationToken cancellationToken)
    {
        var old = RowRange.Prefix(CatalogKeys.FingerprintNotes) with { To = CatalogKeys.FingerprintNotesSince(time.GetUtcNow() - Lifetime) };
        var swept = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var rows = await tables.FirstAsync(CatalogKeys.Table, cloud, old, RowsAtOnce, cancellationToken);
            if (rows.Count == 0)
            {
                break;
            }

            await tables.ApplyAsync(CatalogKeys.Table, cloud, [.. rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
            swept += rows.Count;
        }

        return swept;
    }
}
