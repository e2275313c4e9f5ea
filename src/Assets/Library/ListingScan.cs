using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>Reads a part of a listing, in its own order (newest first) or from its other end.</summary>
/// <remarks>
/// Tables are read forwards alone. A second set of listing rows in the other order would double what every write costs, for a
/// question that is seldom asked; reading all that lies before the page would cost more with every asset. But keys begin with a
/// time, so the end of a range is found by looking at windows that end there: twice as many looks for a library with four times as
/// many assets, and no row is written for it.
/// </remarks>
internal sealed class ListingScan(ITableStore tables)
{
    private const int MostRows = 1000;

    private static readonly long FirstWindow = TimeSpan.FromMinutes(1).Ticks;

    /// <param name="listing">The beginning of the listing's keys.</param>
    /// <param name="place">The place of the last asset of the page before; null to begin.</param>
    /// <returns>At most <paramref name="take"/> rows.</returns>
    public async Task<IReadOnlyList<Row>> ReadAsync(
        string cloud, string listing, PageRequest page, string? place, int take, CancellationToken cancellationToken)
    {
        var range = CatalogKeys.Since(listing, page.Since);
        if (page.OldestFirst)
        {
            var end = place is null || string.CompareOrdinal(listing + place, range.To) > 0 ? range.To! : listing + place;
            return [.. (await LastAsync(cloud, listing, end, take, cancellationToken)).Reverse()];
        }

        // A blank is the smallest character a key may hold, so nothing lies between a key and the key with a blank.
        return (await FirstAsync(cloud, place is null ? range : range with { From = listing + place + " " }, take, cancellationToken)).Rows;
    }

    /// <summary>The first rows of a range, and whether those are all.</summary>
    public async Task<(List<Row> Rows, bool All)> FirstAsync(string cloud, RowRange range, int take, CancellationToken cancellationToken)
    {
        var rows = new List<Row>(take);
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, range, Math.Min(take - rows.Count, MostRows), continuation, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null && rows.Count < take);

        return (rows, continuation is null);
    }

    private async Task<IEnumerable<Row>> LastAsync(string cloud, string listing, string end, int take, CancellationToken cancellationToken)
    {
        var look = Math.Clamp(take * 4, 100, MostRows);
        var (rows, all) = await FirstAsync(cloud, new(listing, end), look, cancellationToken);
        if (all)
        {
            return rows.TakeLast(take);
        }

        // A window that begins at `full` holds more than a look shows, one that begins at `scarce` less than the page takes.
        var full = CatalogKeys.TicksOf(rows[0].RowKey.AsSpan(listing.Length));
        var scarce = end.StartsWith(listing, StringComparison.Ordinal) ? CatalogKeys.TicksOf(end.AsSpan(listing.Length)) : long.MaxValue;
        var (window, growing) = (FirstWindow, true);
        while (scarce - full > 1)
        {
            var beginning = growing ? Math.Max(full, scarce - window) : full + ((scarce - full) / 2);
            (rows, all) = await FirstAsync(cloud, new(listing + CatalogKeys.Ticks(beginning), end), look, cancellationToken);
            if (all && rows.Count >= take)
            {
                return rows.TakeLast(take);
            }

            if (all)
            {
                scarce = beginning;
                window = window > long.MaxValue / 16 ? long.MaxValue / 2 : window * 8;
            }
            else
            {
                (full, growing) = (beginning, false);
            }
        }

        return await LastOfMomentAsync(cloud, new(listing + CatalogKeys.Ticks(full), end), take, cancellationToken);
    }

    /// <summary>More assets of one moment than a look shows: what an import with one time leaves. They are read through.</summary>
    private async Task<IEnumerable<Row>> LastOfMomentAsync(string cloud, RowRange range, int take, CancellationToken cancellationToken)
    {
        var last = new Queue<Row>(take);
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(CatalogKeys.Table, cloud, range, MostRows, continuation, cancellationToken);
            foreach (var row in page.Rows)
            {
                if (last.Count == take)
                {
                    last.Dequeue();
                }

                last.Enqueue(row);
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return last;
    }
}
