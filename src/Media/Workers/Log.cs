using Microsoft.Extensions.Logging;

namespace ServerlessDam.Media.Workers;

internal static partial class Log
{
    [LoggerMessage(4001, LogLevel.Debug, "Media worker {ProcessId} is ready after {Milliseconds} ms")]
    public static partial void WorkerReady(ILogger log, int processId, long milliseconds);

    [LoggerMessage(4002, LogLevel.Debug, "Media worker {ProcessId} said: {Text}")]
    public static partial void WorkerSaid(ILogger log, int processId, string text);

    [LoggerMessage(4003, LogLevel.Warning, "Media worker {ProcessId} ended ({End}): {Detail}")]
    public static partial void WorkerEnded(ILogger log, int processId, WorkerEnd end, string detail);

    [LoggerMessage(4004, LogLevel.Error, "A media worker could not be started")]
    public static partial void WorkerNotStarted(ILogger log, Exception cause);

    [LoggerMessage(4005, LogLevel.Error, "A media worker failed in a way nobody expected: {Detail}")]
    public static partial void WorkerFailed(ILogger log, string detail);

    [LoggerMessage(4006, LogLevel.Warning, "A file of {SizeInBytes} bytes, SHA-256 {Hash}, has ended workers twice and is quarantined")]
    public static partial void Quarantined(ILogger log, long sizeInBytes, string hash);

    [LoggerMessage(4007, LogLevel.Debug, "Media worker {ProcessId} is replaced: it kept {Megabytes} MB")]
    public static partial void WorkerRetired(ILogger log, int processId, long megabytes);
}
