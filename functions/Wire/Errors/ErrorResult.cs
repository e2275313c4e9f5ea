using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ServerlessDam.Functions.Wire.Errors;

/// <summary><c>{"error":{"message":...}}</c>, for forms with the <c>field</c> that is wrong, and with the message in <c>X-Cld-Error</c> too: deliveries are read by their headers.</summary>
internal sealed class ErrorResult(int status, string message, string? field = null, TimeSpan? retryAfter = null) : IActionResult
{
    private const int LongestHeader = 1000;

    public int Status { get; } = status;

    public string Message { get; } = message;

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(Body(context.HttpContext), WireJson.Options);

        response.StatusCode = Status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = "no-store";
        if (retryAfter is { } wait)
            response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        response.Headers["X-Cld-Error"] = ForHeader(Message);
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }

    /// <summary>The families under <c>/v2</c> say more than the message.</summary>
    private object Body(HttpContext http) => http.Request.Path.StartsWithSegments("/v2", StringComparison.Ordinal)
        ? new { error = new { category = Status < 500 ? "client_error" : "server_error", code = Code(), Message }, request_id = http.TraceIdentifier }
        : new { error = new { Message, field } };

    private string Code() => Status switch
    {
        400 => "bad_request",
        401 => "unauthorized",
        403 => "forbidden",
        404 => "not_found",
        409 => "conflict",
        420 or 429 => "rate_limited",
        503 => "unavailable",
        _ => "internal_error",
    };

    /// <summary>Messages quote what clients sent; a header holds visible ASCII on one line.</summary>
    internal static string ForHeader(string message)
        => string.Create(Math.Min(message.Length, LongestHeader), message, (span, text) =>
        {
            for (var i = 0; i < span.Length; i++)
                span[i] = text[i] is >= ' ' and <= '~' ? text[i] : text[i] is '\r' or '\n' or '\t' ? ' ' : '?';
        });
}
