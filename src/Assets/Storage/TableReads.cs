namespace ServerlessDam.Assets.Storage;

/// <summary>Reading a bounded number of rows, however a storage cuts its pages.</summary>
internal static class TableReads
{
    private const int MostOfAPage = 1000;

    /// <summary>The first rows of a range, at most <paramref name="take"/>.</summary>
    public static async Task<List<Row>> FirstAsync(
        this ITableStore tables, string table, string partition, RowRange range, int take, CancellationToken cancellationToken)
    {
        var rows = new List<Row>();
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(table, partition, range, Math.Min(take - rows.Count, MostOfAPage), continuation, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null && rows.Count < take);

        return rows;
    }

    /// <summary>What is left of a range behind a key: a blank is the smallest character a key may hold, so nothing lies between a key and the key with a blank.</summary>
    public static RowRange After(this RowRange range, string? key) => key is null ? range : range with { From = key + " " };
}
