using System.Text.Json.Nodes;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload.Calls;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Background;

/// <summary>
/// A call as a batch of one step. A passing failure is tried again; one that would come again is noted, and told who asked.
/// </summary>
public abstract class RunCall(IProductEnvironments environments, ProcessingEvents events) : IBatchWork
{
    public abstract string Kind { get; }

    public async Task<Batch> StepAsync(Batch batch, CancellationToken cancellationToken)
    {
        var arguments = CallArguments.From(batch.Arguments);
        try
        {
            var environment = await environments.FindAsync(batch.Cloud, cancellationToken) ?? throw new DamException(ErrorKind.NotFound, "Unknown customer");
            var done = await RunAsync(environment, batch, arguments, cancellationToken);
            await EndedAsync(batch, cancellationToken);
            return batch with { State = BatchState.Done, Done = 1, Result = ResultOf(done) };
        }
        catch (Exception e) when (e is TransformationException or DamException { Kind: not (ErrorKind.TryLater or ErrorKind.RateLimited) })
        {
            await FailedAsync(batch, arguments, e.Message, cancellationToken);
            return batch with { State = BatchState.Failed, Error = e.Message };
        }
    }

    public Task GiveUpAsync(Batch batch, CancellationToken cancellationToken)
        => FailedAsync(batch, CallArguments.From(batch.Arguments), "It was tried five times; see the server's log", cancellationToken);

    private protected abstract Task<ProcessedAsset> RunAsync(
        ProductEnvironment environment, Batch batch, CallArguments arguments, CancellationToken cancellationToken);

    /// <summary>Nothing of it is needed any more.</summary>
    private protected virtual Task EndedAsync(Batch batch, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task FailedAsync(Batch batch, CallArguments arguments, string error, CancellationToken cancellationToken)
    {
        var url = arguments.Parameters.GetValueOrDefault("notification_url");
        await events.FailedAsync(new(batch.Cloud, batch.Id, batch.Kind, error, url), cancellationToken);
        await EndedAsync(batch, cancellationToken);
    }

    private static string ResultOf(ProcessedAsset done) => new JsonObject
    {
        ["asset_id"] = done.Asset.AssetId,
        ["public_id"] = done.Asset.PublicId,
        ["version"] = done.Asset.Version,
    }.ToJsonString();
}
