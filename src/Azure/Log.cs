using Microsoft.Extensions.Logging;

namespace ServerlessDam.Azure;

/// <summary>Log messages of the Azure storage: 6001 to 6099.</summary>
internal static partial class Log
{
    [LoggerMessage(6001, LogLevel.Warning, "Message {Id} of queue {Queue} is not the Base64 of UTF-8; moved to the poison queue")]
    public static partial void MessageUnreadable(ILogger logger, string queue, string id);

    [LoggerMessage(6002, LogLevel.Warning, "Letting go of a claim failed; it ends by itself")]
    public static partial void ReleaseFailed(ILogger logger, Exception cause);
}
