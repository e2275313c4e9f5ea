using Microsoft.Extensions.Logging;

namespace ServerlessDam.Azure.Vision;

/// <summary>Log messages of Azure AI Vision: 6101 to 6199.</summary>
internal static partial class Log
{
    [LoggerMessage(6101, LogLevel.Warning, "{Reason}; not asked again for {Wait}")]
    public static partial void Failed(ILogger logger, string reason, TimeSpan wait, Exception? cause);

    [LoggerMessage(6102, LogLevel.Warning, "Azure AI Vision has no captions in its region; none are asked for any more")]
    public static partial void NoCaptions(ILogger logger);
}
