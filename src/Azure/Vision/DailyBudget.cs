using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Vision;

/// <summary>
/// How many calls a day may cost, over all instances: a row that counts them, under its ETag. A day is one in UTC; where the clocks of two instances
/// disagree about it, the later one counts.
/// </summary>
/// <param name="most">Null: no limit, and nobody counts.</param>
internal sealed class DailyBudget(ITableStore tables, int? most, TimeProvider time)
{
    private const string Table = "budgets";
    private const string Partition = "azurevision";
    private const string Key = "calls";

    /// <summary>Each conflict is the success of another instance.</summary>
    private const int MostTries = 50;

    private volatile string? _spentOn;

    public int? Most => most;

    /// <summary>Until tomorrow, when today's is known to be spent; null otherwise.</summary>
    public TimeSpan? Rest
    {
        get
        {
            var now = time.GetUtcNow();
            return string.CompareOrdinal(_spentOn, Day(now)) >= 0 ? now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime : null;
        }
    }

    /// <summary>Takes a call; false when there is none left today.</summary>
    public async Task<bool> TryTakeAsync(CancellationToken cancellationToken)
    {
        if (most is null)
        {
            return true;
        }

        return await ChangeAsync(
            (day, calls) =>
            {
                var isLeft = calls < most;
                _spentOn = isLeft ? null : day;
                return isLeft ? calls + 1 : null;
            },
            cancellationToken);
    }

    /// <summary>Gives back a call that came to nothing.</summary>
    public async Task ReturnAsync(CancellationToken cancellationToken)
    {
        if (most is not null)
        {
            await ChangeAsync((_, calls) => calls > 0 ? calls - 1 : null, cancellationToken);
            _spentOn = null;
        }
    }

    /// <summary>Calls of today; null where nobody counts.</summary>
    public async Task<long?> CountAsync(CancellationToken cancellationToken)
        => most is null ? null : Calls(await tables.GetAsync(Table, Partition, Key, cancellationToken), Day(time.GetUtcNow())).Calls;

    /// <param name="change">The day and its calls to the calls it has then; null for no change.</param>
    /// <returns>Whether it was changed.</returns>
    private async Task<bool> ChangeAsync(Func<string, long, long?> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostTries; attempt++)
        {
            var row = await tables.GetAsync(Table, Partition, Key, cancellationToken);
            var (day, calls) = Calls(row, Day(time.GetUtcNow()));
            if (change(day, calls) is not { } after)
            {
                return false;
            }

            var written = new Row(Partition, Key, ImmutableDictionary<string, object>.Empty.Add("day", day).Add("calls", after));
            RowChange write = row is null ? new RowChange.Insert(written) : new RowChange.Put(written, row.ETag);
            if (await tables.ApplyAsync(Table, Partition, [write], cancellationToken) is null)
            {
                return true;
            }
        }

        throw StorageErrors.TryLater("The budget of calls to Azure AI Vision is counted by many at once; try again later.");
    }

    private static (string Day, long Calls) Calls(Row? row, string today)
        => row?.Text("day") is { } day && string.CompareOrdinal(day, today) >= 0 ? (day, (long)row.Values["calls"]) : (today, 0);

    private static string Day(DateTimeOffset now) => now.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
