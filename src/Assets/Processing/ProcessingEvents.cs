using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Upload.Calls;

namespace ServerlessDam.Assets.Processing;

/// <summary>A list of eager derivations that is finished, in the background.</summary>
/// <param name="Made">In the order asked for; those with an error could not be made.</param>
/// <param name="NotificationUrl">Who asked to be told; null for nobody.</param>
public sealed record EagerFinished(Asset Asset, string BatchId, IReadOnlyList<EagerDerivation> Made, string? NotificationUrl);

/// <summary>A call that was to be done in the background and cannot be.</summary>
/// <param name="Kind">Of the batch: <c>upload</c> or <c>explicit</c>.</param>
public sealed record CallFailed(string Cloud, string BatchId, string Kind, string Error, string? NotificationUrl);

/// <summary>
/// The one place that hears when an upload, an explicit call or a list of eager derivations is finished: notifications begin
/// here. It hears at least once, so what it starts must bear a repetition.
/// </summary>
public sealed partial class ProcessingEvents(ILogger<ProcessingEvents> logger)
{
    /// <param name="batchId">Of the batch that did the call; null when its caller waited for the answer.</param>
    public Task ProcessedAsync(Caller caller, ProcessedAsset done, string? batchId, CancellationToken cancellationToken)
    {
        LogProcessed(done.Asset.AssetId, caller.Id, batchId);
        return Task.CompletedTask;
    }

    public Task EagerFinishedAsync(EagerFinished finished, CancellationToken cancellationToken)
    {
        LogEager(finished.Made.Count, finished.Asset.AssetId, finished.BatchId);
        return Task.CompletedTask;
    }

    public Task FailedAsync(CallFailed failed, CancellationToken cancellationToken)
    {
        LogFailed(failed.Kind, failed.BatchId, failed.Error);
        return Task.CompletedTask;
    }

    [LoggerMessage(2401, LogLevel.Debug, "Asset {AssetId} was processed for {Caller} (batch {BatchId})")]
    private partial void LogProcessed(string assetId, string caller, string? batchId);

    [LoggerMessage(2402, LogLevel.Debug, "{Count} eager derivations of asset {AssetId} are finished (batch {BatchId})")]
    private partial void LogEager(int count, string assetId, string batchId);

    [LoggerMessage(2403, LogLevel.Warning, "The {Kind} call of batch {BatchId} failed: {Error}")]
    private partial void LogFailed(string kind, string batchId, string error);
}
