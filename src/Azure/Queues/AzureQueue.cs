using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure.Queues;

/// <summary>
/// Queues in Azure Queue Storage. A lease is a message's invisibility, its receipt the pop receipt. Whoever waits asks again and again:
/// at once while messages flow, every two seconds when none come, and whenever this process has sent one.
/// </summary>
public sealed class AzureQueue(QueueServiceClient service, TimeProvider time, ILogger<AzureQueue> logger) : IMessageQueue, ITriggerQueue
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Forever = TimeSpan.FromSeconds(-1);

    private readonly QueueSignals _signals = new();

    public Task EnqueueAsync(string queue, string body, CancellationToken cancellationToken) => EnqueueAsync(queue, body, TimeSpan.Zero, cancellationToken);

    public async Task EnqueueAsync(string queue, string body, TimeSpan delay, CancellationToken cancellationToken)
    {
        QueueMessages.Check(queue, body, delay);
        await SendAsync(queue, MessageText.Of(body), delay, cancellationToken);
    }

    public async Task<int> CountAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            return (await Of(queue).GetPropertiesAsync(cancellationToken).OrDamException(cancellationToken)).Value.ApproximateMessagesCount;
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.QueueMissing)
        {
            return 0;
        }
    }

    public async Task<QueueDelivery> ReceiveAsync(string queue, TimeSpan lease, CancellationToken cancellationToken)
    {
        var client = Of(queue);
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var signal = _signals.Next(queue);
            while (await TakeAsync(client, lease) is { } message)
            {
                if (MessageText.Read(message.MessageText) is { } body)
                {
                    return new QueueDelivery(queue, message.MessageId, message.PopReceipt, body, (int)message.DequeueCount, message.InsertedOn ?? time.GetUtcNow());
                }

                Log.MessageUnreadable(logger, queue, message.MessageId);
                await MoveToPoisonAsync(queue, message.MessageId, message.PopReceipt, message.MessageText);
            }

            try
            {
                await signal.WaitAsync(pause, time, cancellationToken);
                pause = FirstPause / 2;
            }
            catch (TimeoutException)
            {
                // Nothing was sent by this process; another may have.
            }
        }
    }

    public async Task<QueueDelivery?> RenewAsync(QueueDelivery delivery, TimeSpan lease, CancellationToken cancellationToken)
        => await HideAsync(delivery, lease, cancellationToken) is { } receipt ? delivery with { Receipt = receipt } : null;

    public Task<bool> CompleteAsync(QueueDelivery delivery, CancellationToken cancellationToken)
        => DeleteAsync(delivery.Queue, delivery.Id, delivery.Receipt, cancellationToken);

    public async Task<bool> ReleaseAsync(QueueDelivery delivery, TimeSpan delay, CancellationToken cancellationToken)
    {
        var released = await HideAsync(delivery, delay, cancellationToken) is not null;
        _signals.Raise(delivery.Queue);
        return released;
    }

    public async Task<bool> PoisonAsync(QueueDelivery delivery, CancellationToken cancellationToken)
    {
        // Whether the lease holds is to be known before the message is anywhere else.
        if (await HideAsync(delivery, TimeSpan.FromMinutes(1), cancellationToken) is not { } receipt)
        {
            return false;
        }

        await MoveToPoisonAsync(delivery.Queue, delivery.Id, receipt, MessageText.Of(delivery.Body));
        return true;
    }

    private QueueClient Of(string queue)
    {
        QueueMessages.CheckQueue(queue);
        return service.GetQueueClient(queue);
    }

    /// <summary>The next visible message. Not to be cancelled: one that is leased while nobody waits for the answer would be lost until its lease ends.</summary>
    private static async Task<QueueMessage?> TakeAsync(QueueClient client, TimeSpan lease)
    {
        try
        {
            return (await client.ReceiveMessageAsync(Seconds(lease), CancellationToken.None).OrDamException(CancellationToken.None)).Value;
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.QueueMissing)
        {
            return null;
        }
    }

    private async Task SendAsync(string queue, string text, TimeSpan delay, CancellationToken cancellationToken)
    {
        var client = Of(queue);
        try
        {
            await client.SendMessageAsync(text, Seconds(delay), Forever, cancellationToken).OrDamException(cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.QueueMissing)
        {
            await client.CreateIfNotExistsAsync(null, cancellationToken).OrDamException(cancellationToken);
            await client.SendMessageAsync(text, Seconds(delay), Forever, cancellationToken).OrDamException(cancellationToken);
        }

        _signals.Raise(queue);
    }

    /// <summary>There before it is gone here; hence not to be cancelled in between.</summary>
    private async Task MoveToPoisonAsync(string queue, string id, string receipt, string text)
    {
        await SendAsync($"{queue}-poison", text, TimeSpan.Zero, CancellationToken.None);
        await DeleteAsync(queue, id, receipt, CancellationToken.None);
    }

    /// <summary>The new receipt; null when the lease was lost. The text stays what it is.</summary>
    private async Task<string?> HideAsync(QueueDelivery delivery, TimeSpan time, CancellationToken cancellationToken)
    {
        try
        {
            return (await Of(delivery.Queue).UpdateMessageAsync(delivery.Id, delivery.Receipt, (string?)null, Seconds(time), cancellationToken)
                .OrDamException(cancellationToken)).Value.PopReceipt;
        }
        catch (RequestFailedException e) when (IsLeaseLost(e))
        {
            return null;
        }
    }

    private async Task<bool> DeleteAsync(string queue, string id, string receipt, CancellationToken cancellationToken)
    {
        try
        {
            await Of(queue).DeleteMessageAsync(id, receipt, cancellationToken).OrDamException(cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (IsLeaseLost(e))
        {
            return false;
        }
    }

    private static bool IsLeaseLost(RequestFailedException e) => e.Status == 404 || e.ErrorCode == "PopReceiptMismatch";

    /// <summary>The service counts in whole seconds.</summary>
    private static TimeSpan Seconds(TimeSpan time) => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));
}
