using System.Globalization;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>One try of a function with one message: completed when it succeeds, released or given up when it fails.</summary>
internal sealed class MessageRun(Function function, ITriggerQueue messages, ListenerServices services)
{
    public async Task RunAsync(QueueDelivery delivery, CancellationToken running)
    {
        if (delivery.DequeueCount > services.Settings.MaxDequeueCount)
        {
            // It was taken often enough without ever being released: it kills the process that runs it.
            await GiveUpAsync(delivery);
            return;
        }

        await using var lease = new MessageLease(function, messages, delivery, services, running);
        var failure = await TryAsync(delivery, lease.Token);
        var held = await lease.EndAsync();

        if (held is null) Log.LeaseLost(services.Logger, function.Name, delivery.Id);
        else if (failure is null) await CompleteAsync(held);
        else if (running.IsCancellationRequested) await messages.ReleaseAsync(held, TimeSpan.Zero, CancellationToken.None);
        else await FailAsync(held, failure);
    }

    private async Task<Exception?> TryAsync(QueueDelivery delivery, CancellationToken cancellationToken)
    {
        try
        {
            await services.Runner.RunAsync(function, delivery, Data(delivery), null, cancellationToken);
            return null;
        }
#pragma warning disable CA1031 // Whatever a function throws is a failed try.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return e;
        }
    }

    // From here on the message's fate is decided; a shutdown does not undo it, so these do not take its token.
    private async Task CompleteAsync(QueueDelivery held)
    {
        if (!await messages.CompleteAsync(held, CancellationToken.None))
            Log.LeaseLost(services.Logger, function.Name, held.Id);
    }

    private async Task FailAsync(QueueDelivery held, Exception failure)
    {
        Log.FunctionFailed(services.Logger, function.Name, failure);
        if (held.DequeueCount >= services.Settings.MaxDequeueCount) await GiveUpAsync(held);
        else await messages.ReleaseAsync(held, services.Settings.QueueVisibilityTimeout, CancellationToken.None);
    }

    private async Task GiveUpAsync(QueueDelivery held)
    {
        Log.Poisoned(services.Logger, function.Name, held.Id, $"{held.Queue}-poison");
        await messages.PoisonAsync(held, CancellationToken.None);
    }

    private static Dictionary<string, object?> Data(QueueDelivery delivery) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["QueueTrigger"] = delivery.Body,
        ["Id"] = delivery.Id,
        ["DequeueCount"] = delivery.DequeueCount.ToString(CultureInfo.InvariantCulture),
        ["PopReceipt"] = delivery.Receipt,
        ["InsertionTime"] = delivery.EnqueuedAt.ToString("O", CultureInfo.InvariantCulture),
    };
}
