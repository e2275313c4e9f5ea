using System.Globalization;
using System.Text.Json;
using Azure;
using Azure.Identity;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Azure.Vision;

/// <summary>Where exceptions of the service's client end.</summary>
internal static class VisionErrors
{
    /// <summary>What somebody has to set right first.</summary>
    private static readonly TimeSpan WhileWrong = TimeSpan.FromMinutes(10);

    /// <summary>Codes of a 400 that is about the question, not about the picture.</summary>
    private static readonly HashSet<string> AboutSettings = ["NotSupportedVisualFeature", "NotSupportedLanguage", "BadArgument", "InvalidModel"];

    /// <summary>Unprocessable: it refuses the picture. TryLater: everything else, with a time where there is one. Null for a cancellation, or a bug.</summary>
    public static DamException? Translate(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } e => Later("Azure AI Vision refuses this app; see its key, or its identity's roles", e, WhileWrong),
        RequestFailedException { Status: 404 } e => Later("There is no Azure AI Vision at the address that is set", e, WhileWrong),
        RequestFailedException { Status: 429 } e => Later("Azure AI Vision has more to do than it takes", e, RetryAfter(e)),
        RequestFailedException { Status: 400 or 413 or 415 or 422 } e => Refusal(e),
        RequestFailedException e => Later("Azure AI Vision does not answer", e, RetryAfter(e)),
        AuthenticationFailedException e => Later("Azure AI Vision is not available: this app has no identity to open it with", e, WhileWrong),
        AggregateException e when e.InnerExceptions.All(inner => Translate(inner, cancellationToken) is not null) => Translate(e.InnerExceptions[^1], cancellationToken),
        IOException e => Later("The connection to Azure AI Vision broke", e, null),
        OperationCanceledException e when !cancellationToken.IsCancellationRequested => Later("Azure AI Vision does not answer in time", e, null),
        JsonException or InvalidOperationException or FormatException or InvalidDataException => Later("Azure AI Vision answers what is not documented", exception, null),
        _ => null,
    };

    /// <summary>Regions without captions say so by a 400.</summary>
    public static bool IsAboutCaptions(RequestFailedException e)
        => e.Status == 400 && e.Message.Contains("Caption", StringComparison.OrdinalIgnoreCase) && e.Message.Contains("region", StringComparison.OrdinalIgnoreCase);

    private static DamException Refusal(RequestFailedException e)
    {
        var (code, message) = Said(e);
        return AboutSettings.Contains(code) || message.Contains("region", StringComparison.OrdinalIgnoreCase)
            ? Later($"Azure AI Vision refuses what it is asked for: {message}", e, WhileWrong)
            : new DamException(ErrorKind.Unprocessable, $"Azure AI Vision refuses this picture: {message}", e);
    }

    private static DamException Later(string message, Exception cause, TimeSpan? retryAfter) => new(ErrorKind.TryLater, message, cause) { RetryAfter = retryAfter };

    private static TimeSpan? RetryAfter(RequestFailedException e)
        => e.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var text) is true && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(seconds)
            : null;

    /// <summary><c>{"error":{"code","message","innererror":{"code","message"}}}</c>: the inner one says more.</summary>
    private static (string Code, string Message) Said(RequestFailedException e)
    {
        var outer = e.ErrorCode ?? "no reason given";
        try
        {
            using var body = JsonDocument.Parse(e.GetRawResponse()?.Content ?? new BinaryData("{}"));
            var error = body.RootElement.GetProperty("error");
            var said = error.TryGetProperty("innererror", out var inner) ? inner : error;
            return (said.GetProperty("code").GetString() ?? outer, VisionText.Short(said.GetProperty("message").GetString(), 200) ?? outer);
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            return (outer, VisionText.Short(outer, 100) ?? "no reason given");
        }
    }
}
