using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Usage;

/// <summary>What was counted of every cloud: a row a day, the newest first, and when the cloud was first seen.</summary>
public sealed class UsageStore(ITableStore tables, TimeProvider time)
{
    private const string Table = "usage";

    private const string FirstSeen = "c";

    private const string Counting = "b";

    /// <summary>The last count on a day or before; null without one.</summary>
    public async Task<LibrarySize?> LastAsync(string cloud, DateOnly day, CancellationToken cancellationToken)
    {
        var range = RowRange.Prefix(Days) with { From = KeyOf(day) };
        return await tables.FirstAsync(Table, cloud, range, 1, cancellationToken) is [var row] ? Read(row) : null;
    }

    public Task SaveAsync(string cloud, LibrarySize size, CancellationToken cancellationToken)
        => PutAsync(new(cloud, KeyOf(DateOnly.FromDateTime(size.CountedAt.UtcDateTime)), ImmutableDictionary<string, object>.Empty
            .Add("assets", size.Assets)
            .Add("bytes", size.SizeInBytes)
            .Add("derived", size.Derived)
            .Add("derived_bytes", size.DerivedSizeInBytes)
            .Add("counted_at", size.CountedAt)), cancellationToken);

    /// <summary>The batch that counts; null when none ever did.</summary>
    public async Task<string?> CountingAsync(string cloud, CancellationToken cancellationToken)
        => (await tables.GetAsync(Table, cloud, Counting, cancellationToken))?.Text("batch");

    public Task SaveCountingAsync(string cloud, string batchId, CancellationToken cancellationToken)
        => PutAsync(new(cloud, Counting, ImmutableDictionary<string, object>.Empty.Add("batch", batchId)), cancellationToken);

    /// <summary>When this was first asked of the cloud: the nearest that configuration lets us know to when it was made.</summary>
    public async Task<DateTimeOffset> FirstSeenAsync(string cloud, CancellationToken cancellationToken)
    {
        for (; ; )
        {
            if (await tables.GetAsync(Table, cloud, FirstSeen, cancellationToken) is { } row)
            {
                return (DateTimeOffset)row.Values["at"];
            }

            var seen = new Row(cloud, FirstSeen, ImmutableDictionary<string, object>.Empty.Add("at", time.GetUtcNow()));
            await tables.ApplyAsync(Table, cloud, [new RowChange.Insert(seen)], cancellationToken);
        }
    }

    private static string Days => RowKeys.Prefix("d");

    private static string KeyOf(DateOnly day) => Days + (DateOnly.MaxValue.DayNumber - day.DayNumber).ToString("D7", CultureInfo.InvariantCulture);

    private Task<string?> PutAsync(Row row, CancellationToken cancellationToken)
        => tables.ApplyAsync(Table, row.PartitionKey, [new RowChange.Put(row)], cancellationToken);

    private static LibrarySize Read(Row row) => new(
        (long)row.Values["assets"],
        (long)row.Values["bytes"],
        (long)row.Values["derived"],
        (long)row.Values["derived_bytes"],
        (DateTimeOffset)row.Values["counted_at"]);
}
