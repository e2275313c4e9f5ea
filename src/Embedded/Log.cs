using Microsoft.Extensions.Logging;

namespace ServerlessDam.Embedded;

/// <summary>Log messages of the embedded storage: 3001 to 3099.</summary>
internal static partial class Log
{
    [LoggerMessage(3001, LogLevel.Information, "Opened the data folder {Path}; settled {Settled} and deleted {Deleted} files that a crash had left")]
    public static partial void Opened(ILogger logger, string path, int settled, int deleted);

    [LoggerMessage(3002, LogLevel.Information, "Closed the data folder {Path}")]
    public static partial void Closed(ILogger logger, string path);

    [LoggerMessage(3003, LogLevel.Warning, "Deleting files without a row failed; will be tried again")]
    public static partial void ReapFailed(ILogger logger, Exception cause);

    [LoggerMessage(3004, LogLevel.Warning, "Looking through {Folder} failed; will be tried again")]
    public static partial void LookFailed(ILogger logger, string folder, Exception cause);

    [LoggerMessage(3005, LogLevel.Warning, "Left the dropped file {Name} where it is: its name cannot be that of a blob")]
    public static partial void NameRefused(ILogger logger, string name);

    [LoggerMessage(3006, LogLevel.Warning, "The search index {Path} could not be used and is made anew, empty until the catalog is indexed again")]
    public static partial void IndexRemade(ILogger logger, string path, Exception cause);
}
