using System.Text.Json;
using ServerlessDam.Triggers;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>What becomes of a blob's content in the end: dealt with, or given up after five tries. Either leaves a receipt.</summary>
internal sealed class BlobFate(Function function, ITriggerReceipts receipts, ITriggerQueue queue, ListenerServices services)
{
    public const int Tries = 5;

    /// <summary>Where the Functions host puts what it gives up.</summary>
    public const string PoisonQueue = "webjobs-blobtrigger-poison";

    public static TimeSpan DelayAfter(int attempt)
        => Doubling.Delay(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1), attempt - 1);

    public Task<bool> IsDecidedAsync(BlobArrival blob, CancellationToken cancellationToken)
        => receipts.HasAsync(function.Name, blob, cancellationToken);

    /// <summary>Returns once the receipt is kept, or the token ends; without it the function runs again for the blob.</summary>
    public Task AcknowledgeAsync(BlobArrival blob, CancellationToken cancellationToken)
        => Patience.InsistAsync(
            function, services, () => receipts.AddAsync(function.Name, blob, cancellationToken), cancellationToken);

    public async Task GiveUpAsync(BlobArrival blob, CancellationToken cancellationToken)
    {
        Log.Poisoned(services.Logger, function.Name, $"{blob.Container}/{blob.Name}", PoisonQueue);
        var message = JsonSerializer.Serialize(PoisonedBlob.Of(function.Name, blob));
        await Patience.InsistAsync(
            function, services, () => queue.EnqueueAsync(PoisonQueue, message, cancellationToken), cancellationToken);
        await AcknowledgeAsync(blob, cancellationToken);
    }

    /// <summary>The message as the Functions host writes it.</summary>
    private sealed record PoisonedBlob(
        string Type, string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
    {
        public static PoisonedBlob Of(string functionName, BlobArrival blob)
            => new("BlobTrigger", $"Host.Functions.{functionName}", "BlockBlob", blob.Container, blob.Name, blob.ETag);
    }
}
