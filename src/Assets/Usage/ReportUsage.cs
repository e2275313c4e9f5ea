using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Usage;

/// <summary>
/// How large a library is. A small one is counted while the caller waits, so that its figures are of this moment; a larger one in the
/// background, and its figures are at most an hour old once it was counted.
/// </summary>
public sealed class ReportUsage(ITableStore tables, DerivedStore derived, UsageStore store, Batches batches, TimeProvider time)
{
    /// <summary>Pages of a thousand rows that a caller waits for.</summary>
    private const int PagesOfACall = 6;

    private const int MostMonthsBack = 3;

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <param name="day">As it was at the end of that day, in UTC; null for now.</param>
    /// <exception cref="DamException">InvalidParameter: a day to come, or more than three months ago. Forbidden.</exception>
    public async Task<LibrarySize> ExecuteAsync(Caller caller, string cloud, DateOnly? day, CancellationToken cancellationToken)
    {
        if (caller.Role < Role.TechnicalAdmin)
        {
            throw new DamException(ErrorKind.Forbidden, "Usage needs one of the admin roles");
        }

        var (now, today) = (time.GetUtcNow(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime));
        if (day > today || day < today.AddMonths(-MostMonthsBack))
        {
            throw DamException.Invalid($"Invalid date {day:yyyy-MM-dd}: today or up to {MostMonthsBack} months back expected");
        }

        if (day < today)
        {
            return await store.LastAsync(cloud, day.Value, cancellationToken) ?? UsageCount.Nothing.At(now);
        }

        await derived.SettledAsync(cloud, cancellationToken);
        var count = UsageCount.Nothing;
        for (var page = 0; page < PagesOfACall; page++)
        {
            if (await count.NextAsync(tables, cloud, cancellationToken) is not { } next)
            {
                var size = count.At(now);
                await store.SaveAsync(cloud, size, cancellationToken);
                return size;
            }

            count = next;
        }

        var last = await store.LastAsync(cloud, today, cancellationToken);
        if (last is null || now - last.CountedAt > Lifetime)
        {
            await StartAsync(cloud, cancellationToken);
        }

        return last ?? count.At(now);
    }

    private async Task StartAsync(string cloud, CancellationToken cancellationToken)
    {
        if (await store.CountingAsync(cloud, cancellationToken) is { } id && await batches.FindAsync(cloud, id, cancellationToken) is { State: BatchState.Running })
        {
            return;
        }

        var batch = await batches.StartAsync(cloud, CountUsageWork.WorkKind, "{}", total: null, cancellationToken);
        await store.SaveCountingAsync(cloud, batch.Id, cancellationToken);
    }
}
