using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

internal static partial class Log
{
    [LoggerMessage(9001, LogLevel.Error, "Function {Function} failed")]
    public static partial void FunctionFailed(ILogger logger, string function, Exception cause);

    [LoggerMessage(9002, LogLevel.Critical, "A listener died; the app stops")]
    public static partial void ListenerDied(ILogger logger, Exception cause);

    [LoggerMessage(9003, LogLevel.Error, "Function {Function}: the trigger's storage does not answer; next try in {Delay}")]
    public static partial void StorageFailed(ILogger logger, string function, TimeSpan delay, Exception cause);

    [LoggerMessage(9004, LogLevel.Debug, "Function {Function}: the caller is gone")]
    public static partial void CallerGone(ILogger logger, string function);

    [LoggerMessage(9005, LogLevel.Error, "Function {Function} failed on {Item} for the last time; moved to {PoisonQueue}")]
    public static partial void Poisoned(ILogger logger, string function, string item, string poisonQueue);

    [LoggerMessage(9006, LogLevel.Warning, "Function {Function}: the lease of message {Id} was lost; it may run again")]
    public static partial void LeaseLost(ILogger logger, string function, string id);

    [LoggerMessage(9007, LogLevel.Error, "Function {Function}: what was running ended unexpectedly")]
    public static partial void WorkFailed(ILogger logger, string function, Exception cause);
}
