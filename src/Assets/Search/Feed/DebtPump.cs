using Microsoft.Extensions.Logging;

namespace ServerlessDam.Assets.Search.Feed;

/// <summary>Pays what is owed, in the order in which it came, one batch of one cloud at a time: while one is paid, the next one gathers.</summary>
internal sealed class DebtPump(ISearchIndex index, DebtPayment payment, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>Assets that are written to the index at once.</summary>
    public const int MostAtOnce = 200;

    /// <summary>How long what is changed in a row is gathered for an index that is not immediate.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly LinkedList<Owed> _owed = new();
    private int _waiting;
    private Task _pump = Task.CompletedTask;
    private bool _isPumping;

    /// <summary>Assets that wait to be paid.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Ends well when all of them are paid, and with what the index or the storage says when they are not.</summary>
    public Task Enqueue(string cloud, IReadOnlyList<string> assetIds)
    {
        var owed = new Owed(cloud, assetIds, new(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            _owed.AddLast(owed);
            _waiting += assetIds.Count;
            if (!_isPumping)
            {
                _isPumping = true;

                // It serves every call and belongs to none.
                using AsyncFlowControl? flow = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
                _pump = Task.Run(PumpAsync);
            }
        }

        return owed.Paid.Task;
    }

    /// <summary>Ends what is being paid; the rest is left to the sweep.</summary>
    public async ValueTask DisposeAsync()
    {
        Task pump;
        lock (_lock)
        {
            _isPumping = true;
            pump = _pump;
            while (_owed.First is { } first)
            {
                _owed.RemoveFirst();
                first.Value.Paid.TrySetCanceled(CancellationToken.None);
            }
        }

        await pump;
    }

    /// <summary>One at a time in a process: while one batch is paid, the next one gathers.</summary>
    private async Task PumpAsync()
    {
        while (true)
        {
            if (!index.IsImmediate)
            {
                await Task.Delay(Moment, time, CancellationToken.None);
            }

            if (Next() is not { Count: > 0 } batch)
            {
                return;
            }

            try
            {
                foreach (var some in batch.SelectMany(owed => owed.AssetIds).Distinct(StringComparer.Ordinal).Chunk(MostAtOnce))
                {
                    await payment.PayAsync(batch[0].Cloud, some, CancellationToken.None);
                }

                batch.ForEach(owed => owed.Paid.TrySetResult());
            }
#pragma warning disable CA1031 // Whatever the index or the storage says: the debts are still there.
            catch (Exception e)
            {
                Log.NotPaid(logger, batch[0].Cloud, batch.Sum(owed => owed.AssetIds.Count), e);
                batch.ForEach(owed => owed.Paid.TrySetException(e));
            }
#pragma warning restore CA1031
        }
    }

    /// <summary>The next ones of one cloud; none ends the pump.</summary>
    private List<Owed> Next()
    {
        var batch = new List<Owed>();
        var count = 0;
        lock (_lock)
        {
            for (var node = _owed.First; node is not null && count < MostAtOnce;)
            {
                var (owed, next) = (node.Value, node.Next);
                if (batch.Count == 0 || (owed.Cloud == batch[0].Cloud && count + owed.AssetIds.Count <= MostAtOnce))
                {
                    batch.Add(owed);
                    count += owed.AssetIds.Count;
                    _owed.Remove(node);
                }

                node = next;
            }

            _waiting -= count;
            _isPumping = batch.Count > 0;
        }

        return batch;
    }

    private sealed record Owed(string Cloud, IReadOnlyList<string> AssetIds, TaskCompletionSource Paid);
}

internal static partial class Log
{
    [LoggerMessage(2503, LogLevel.Warning, "The search index of {Cloud} could not take asset {AssetId}: {Reason}")]
    public static partial void Refused(ILogger logger, string cloud, string assetId, string reason);

    [LoggerMessage(2501, LogLevel.Warning, "The search index of {Cloud} could not take {Count} assets; the sweep will try again")]
    public static partial void NotPaid(ILogger logger, string cloud, int count, Exception exception);

    [LoggerMessage(2502, LogLevel.Warning, "Assets of {Cloud} change faster than the search index follows: {Count} of them are left to the sweep")]
    public static partial void NeverStill(ILogger logger, string cloud, int count);
}
