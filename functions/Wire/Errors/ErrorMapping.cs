using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.Wire.Errors;

/// <summary>Turns what a handler threw into an answer.</summary>
internal static class ErrorMapping
{
    /// <summary>Where nobody knows when what failed is back.</summary>
    private static readonly TimeSpan _soon = TimeSpan.FromSeconds(5);

    public static ErrorResult Map(Exception exception, HttpContext http, ILogger logger)
    {
        var area = WireAreas.Of(http);
        if (exception is DamException known)
        {
            Log.Rejected(logger, http.TraceIdentifier, known.Kind, known.Message);
            return new ErrorResult(ErrorStatus.For(known.Kind, area), known.Message, area == WireArea.Library ? known.Field : null, known.RetryAfter ?? (known.Kind == ErrorKind.TryLater ? _soon : null));
        }
        if (exception is TransformationException unreadable)
        {
            Log.Rejected(logger, http.TraceIdentifier, ErrorKind.InvalidParameter, unreadable.Message);
            return new ErrorResult(ErrorStatus.For(ErrorKind.InvalidParameter, area), unreadable.Message);
        }
        if (exception is BadHttpRequestException bad)
        {
            Log.Rejected(logger, http.TraceIdentifier, ErrorKind.InvalidParameter, bad.Message);
            return new ErrorResult(ErrorStatus.For(ErrorKind.InvalidParameter, area), bad.Message);
        }

        Log.Failed(logger, http.TraceIdentifier, http.Request.Method, http.Request.Path, exception);
        return new ErrorResult(StatusCodes.Status500InternalServerError, "General Error");
    }
}

internal static partial class Log
{
    [LoggerMessage(1001, LogLevel.Information, "{RequestId}: rejected as {Kind}: {Reason}")]
    public static partial void Rejected(ILogger logger, string requestId, ErrorKind kind, string reason);

    [LoggerMessage(1002, LogLevel.Error, "{RequestId}: {Method} {Path} failed")]
    public static partial void Failed(ILogger logger, string requestId, string method, string path, Exception exception);
}
