using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Asking a channel or a batch for its notifications, and acknowledging what came.</summary>
public sealed class PollMessages(MessageBuffer buffer, DeliveryStore deliveries, TimeProvider time, IOptions<NotificationOptions> options)
{
    /// <summary>Another instance may put something there; nobody tells.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    private int _waiting;

    /// <exception cref="DamException">InvalidParameter: not exactly one of channel and batch. RateLimited: too many wait already.</exception>
    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(Caller caller, string cloud, PollRequest request, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        var place = (request.Channel, request.BatchId) switch
        {
            ({ } channel, null) => DeliveryKeys.InChannel(Name("channel", channel)),
            (null, { } batchId) => DeliveryKeys.InBatch(Name("batch_id", batchId)),
            _ => throw DamException.Invalid("Exactly one of channel and batch_id must be given"),
        };

        var arrival = buffer.Arrival;
        var taken = await buffer.TakeAsync(cloud, place, request.Most, request.HiddenFor, cancellationToken);
        if (taken.Count == 0 && request.Wait > TimeSpan.Zero)
        {
            taken = await WaitAsync(() => buffer.TakeAsync(cloud, place, request.Most, request.HiddenFor, cancellationToken), arrival, request.Wait, cancellationToken);
        }

        var received = new List<ReceivedMessage>();
        foreach (var message in taken)
        {
            if (await deliveries.BodyAsync(cloud, message.BodyId, cancellationToken) is { } body)
            {
                received.Add(new($"{message.Id}.{message.Receipt}", message.BatchId, body));
            }
        }

        return received;
    }

    /// <returns>For each handle whether it was acknowledged now; not so when it was before, or somebody else has the message.</returns>
    public async Task<IReadOnlyList<bool>> AcknowledgeAsync(Caller caller, string cloud, IReadOnlyList<string> receiptHandles, CancellationToken cancellationToken)
    {
        NotificationRights.Demand(caller);
        if (receiptHandles.Count is 0 or > 100)
        {
            throw DamException.Invalid($"1 to 100 receipt_handles can be acknowledged at once, not {receiptHandles.Count}");
        }

        var results = new List<bool>();
        foreach (var handle in receiptHandles)
        {
            results.Add(handle.Split('.') is [var id, var receipt] && await buffer.RemoveAsync(cloud, id, receipt, cancellationToken));
        }

        return results;
    }

    private async Task<IReadOnlyList<BufferedMessage>> WaitAsync(
        Func<Task<IReadOnlyList<BufferedMessage>>> take, Task arrival, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref _waiting) > options.Value.MostWaiting)
        {
            Interlocked.Decrement(ref _waiting);
            throw new DamException(ErrorKind.RateLimited, "Too many calls wait for messages already; ask again, or with wait_seconds=0") { RetryAfter = BetweenLooks };
        }

        try
        {
            for (var start = time.GetTimestamp(); time.GetElapsedTime(start) < wait;)
            {
                var left = wait - time.GetElapsedTime(start);
                await Task.WhenAny(arrival, Task.Delay(left < BetweenLooks ? left : BetweenLooks, time, cancellationToken));
                arrival = buffer.Arrival;
                if (await take() is { Count: > 0 } taken)
                {
                    return taken;
                }

                cancellationToken.ThrowIfCancellationRequested();
            }

            return [];
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    private static string Name(string parameter, string name)
        => NotificationTarget.IsName(name) ? name : throw DamException.Invalid($"Invalid value for parameter {parameter}: it has at most {NotificationTarget.LongestName} characters");
}

/// <summary>What a call asks a channel for.</summary>
/// <param name="Most">1 to 100.</param>
/// <param name="Wait">Up to a minute, for the first message.</param>
/// <param name="HiddenFor">How long nobody else gets them.</param>
public sealed record PollRequest(string? Channel, string? BatchId, int Most, TimeSpan Wait, TimeSpan HiddenFor);
