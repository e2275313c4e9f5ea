using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>
/// The configured environment and the stored ones, all in memory: requests ask for them, and for names that somebody guesses,
/// without a look into the storage. One row, the stamp, is read twice a second while there are requests; when it changed, all
/// are read again. What this instance changed it sees at once, what another did within a second.
/// </summary>
internal sealed class ProductEnvironments(
    ITableStore tables, SecretVault vault, ConfiguredProductEnvironments configured, EnvironmentSignal signal, TimeProvider time, ILogger<ProductEnvironments> logger) : IProductEnvironments
{
    /// <summary>So old, what is known is used without a question.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    /// <summary>So old, it is still used while it is looked after; older, requests wait.</summary>
    private static readonly TimeSpan Usable = TimeSpan.FromSeconds(1);

    /// <summary>A storage that does not answer stops nobody who names an environment that is known.</summary>
    internal TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private Known _known = new(EnvironmentSnapshot.Of(null, [configured.Environment]), DateTimeOffset.MinValue, -1, IsComplete: false);
    private Task _looking = Task.CompletedTask;

    public async ValueTask<ProductEnvironment?> FindAsync(string cloudName, CancellationToken cancellationToken)
        => (await CurrentAsync(cloudName == configured.Environment.CloudName, cancellationToken)).ByCloud.GetValueOrDefault(cloudName);

    public async ValueTask<ProductEnvironment?> FindByHostAsync(string host, CancellationToken cancellationToken)
        => (await CurrentAsync(isConfigured: configured.Environment.Delivery.Stands(host), cancellationToken)).ByCloud.Values
            .FirstOrDefault(environment => environment.Delivery.Stands(host));

    private async ValueTask<EnvironmentSnapshot> CurrentAsync(bool isConfigured, CancellationToken cancellationToken)
    {
        // Twice: a look that began before this instance's own change does not count.
        for (var tries = 0; tries < 2; tries++)
        {
            var known = Volatile.Read(ref _known);
            var age = time.GetUtcNow() - known.At;
            var isEnough = known.IsComplete || isConfigured;
            var mayServe = isEnough && known.Changes == signal.Changes && age >= TimeSpan.Zero;
            if (mayServe && age < Fresh)
            {
                return known.Snapshot;
            }

            // What this instance changed is waited for, however long the storage takes to tell it.
            var isOutdated = known.IsComplete && known.Changes != signal.Changes;
            var looking = Look();
            if (mayServe && age < Usable)
            {
                return known.Snapshot;
            }

            try
            {
                await looking.WaitAsync(isOutdated ? Timeout.InfiniteTimeSpan : Patience, cancellationToken);
            }
            catch (Exception e) when (e is TimeoutException or DamException && isEnough && !isOutdated)
            {
                // Not each request waits for a storage that does not answer.
                Interlocked.CompareExchange(ref _known, known with { At = time.GetUtcNow(), Changes = signal.Changes }, known);
                return known.Snapshot;
            }
            catch (TimeoutException e)
            {
                throw new DamException(ErrorKind.TryLater, "The storage does not answer", e);
            }
        }

        return Volatile.Read(ref _known).Snapshot;
    }

    /// <summary>The look that is under way, or a new one. Nobody's cancellation ends it: others wait for it too.</summary>
    private Task Look()
    {
        lock (_lock)
        {
            return _looking = _looking.IsCompleted ? Task.Run(LookAsync) : _looking;
        }
    }

    private async Task LookAsync()
    {
        var (before, at, changes) = (_known, time.GetUtcNow(), signal.Changes);
        try
        {
            var stamp = (await tables.GetAsync(EnvironmentRows.Table, EnvironmentRows.Partition, EnvironmentRows.Stamp, CancellationToken.None))?.Text("value");
            var snapshot = before.IsComplete && before.Snapshot.Stamp == stamp ? before.Snapshot : await ReadAsync(stamp);
            Volatile.Write(ref _known, new(snapshot, at, changes, IsComplete: true));
        }
        catch (DamException e) when (before.IsComplete)
        {
            // What is known goes on being used; the next look is not sooner than after a good one.
            Log.EnvironmentsNotRead(logger, e.Message);
            Volatile.Write(ref _known, before with { At = time.GetUtcNow() });
        }
    }

    private async Task<EnvironmentSnapshot> ReadAsync(string? stamp)
    {
        List<Row> rows = [];
        string? continuation = null;
        do
        {
            var page = await tables.QueryAsync(EnvironmentRows.Table, EnvironmentRows.Partition, RowRange.Prefix(EnvironmentRows.All), 200, continuation, CancellationToken.None);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null);

        return EnvironmentSnapshot.Of(stamp, rows, configured.Environment, vault, (row, e) => Log.EnvironmentUnreadable(logger, row, e.Message));
    }

    /// <param name="Changes">This instance's own changes that it has seen.</param>
    /// <param name="IsComplete">False until the storage was read for the first time.</param>
    private sealed record Known(EnvironmentSnapshot Snapshot, DateTimeOffset At, long Changes, bool IsComplete);
}

internal static partial class Log
{
    [LoggerMessage(1211, LogLevel.Warning, "Product environments could not be read; those known are used: {Reason}")]
    public static partial void EnvironmentsNotRead(ILogger logger, string reason);

    [LoggerMessage(1212, LogLevel.Error, "Product environment {Row} is left out: {Reason}")]
    public static partial void EnvironmentUnreadable(ILogger logger, string row, string reason);
}
