using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Assets.Processing;

/// <summary>A list of eager derivations that is finished, in the background.</summary>
/// <param name="Made">In the order asked for; those with an error could not be made.</param>
/// <param name="NotificationUrl">Who asked to be told; null for nobody but the triggers.</param>
public sealed record EagerFinished(Asset Asset, string BatchId, IReadOnlyList<EagerDerivation> Made, string? NotificationUrl);

/// <summary>A call that was to be done in the background and cannot be.</summary>
/// <param name="Kind">Of the batch: <c>upload</c> or <c>explicit</c>.</param>
public sealed record CallFailed(string Cloud, string BatchId, string Kind, string Error, string? NotificationUrl);

/// <summary>
/// Tells the ends of background work that no asset's change shows. It may tell twice after a crash, as every notification may come
/// twice.
/// </summary>
public sealed partial class ProcessingEvents(EventNotes notes, IdGenerator ids, ILogger<ProcessingEvents> logger)
{
    public Task EagerFinishedAsync(EagerFinished finished, CancellationToken cancellationToken)
    {
        var asset = finished.Asset;
        LogEager(finished.Made.Count, asset.AssetId, finished.BatchId);
        var body = new JsonObject
        {
            ["eager"] = new JsonArray([.. finished.Made.Select(Entry)]),
            ["batch_id"] = finished.BatchId,
            ["asset_id"] = asset.AssetId,
            ["public_id"] = asset.PublicId,
        };
        return NoteAsync(
            asset.Cloud, new(EventTypes.Eager) { Subject = EventSubject.Of(asset), Body = body.ToJsonString() }, finished.NotificationUrl, cancellationToken);
    }

    public Task FailedAsync(CallFailed failed, CancellationToken cancellationToken)
    {
        LogFailed(failed.Kind, failed.BatchId, failed.Error);
        var body = new JsonObject
        {
            ["batch_id"] = failed.BatchId,
            ["status"] = "failed",
            ["error"] = new JsonObject { ["message"] = failed.Error },
        };
        return NoteAsync(failed.Cloud, new(EventTypes.Error) { Body = body.ToJsonString() }, failed.NotificationUrl, cancellationToken);
    }

    private async Task NoteAsync(string cloud, NotedEvent happened, string? notificationUrl, CancellationToken cancellationToken)
    {
        var current = Occasion.Current ?? new() { RequestId = ids.Hex32(), Source = "api", By = "server" };
        using var occasion = Occasion.Begin(current with
        {
            NotificationUrl = notificationUrl ?? current.NotificationUrl,
            EagerNotificationUrl = notificationUrl ?? current.EagerNotificationUrl,
        });
        await notes.NoteAsync(cloud, happened, cancellationToken);
    }

    /// <summary>Its URLs are written when it is told.</summary>
    private static JsonObject Entry(EagerDerivation made)
    {
        var entry = new JsonObject { ["transformation"] = made.Transformation };
        if (made.Error is { } error)
        {
            entry["status"] = "failed";
            entry["reason"] = error;
            return entry;
        }

        if (made.Entry is { } noted)
        {
            entry["width"] = noted.Width;
            entry["height"] = noted.Height;
        }

        entry["bytes"] = made.Content?.SizeInBytes;
        entry["format"] = made.Format;
        return entry;
    }

    [LoggerMessage(2402, LogLevel.Debug, "{Count} eager derivations of asset {AssetId} are finished (batch {BatchId})")]
    private partial void LogEager(int count, string assetId, string batchId);

    [LoggerMessage(2403, LogLevel.Information, "The {Kind} call of batch {BatchId} failed: {Error}")]
    private partial void LogFailed(string kind, string batchId, string error);
}
