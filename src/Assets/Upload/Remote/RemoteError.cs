using System.Net;
using Microsoft.AspNetCore.WebUtilities;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>The wire's words for a fetch that failed: <c>Error in loading {url} - {reason}</c>. The URL is the one that was asked for.</summary>
internal static class RemoteError
{
    /// <summary>The host has no address.</summary>
    public const string NoSuchHost = "ERR_DNS_FAIL 0";

    /// <summary>The host, its address or port is not one that may be fetched from.</summary>
    public const string Refused = "ERR_BLOCKED 0";

    public const string NotConnected = "ERR_CONNECTION_FAILED 0";

    /// <summary>Too late, or too slow.</summary>
    public const string TimedOut = "ERR_TIMED_OUT 0";

    public const string CutShort = "ERR_CONNECTION_CLOSED 0";

    public const string TooManyRedirects = "ERR_TOO_MANY_REDIRECTS 0";

    /// <summary>Compressed although that was not offered.</summary>
    public const string Encoded = "ERR_CONTENT_DECODING_FAILED 0";

    public static DamException Because(string url, string reason, Exception? cause = null)
        => new(ErrorKind.InvalidParameter, $"Error in loading {url} - {reason}", cause);

    /// <summary>With our own reason phrase: the server's is its own text.</summary>
    public static DamException Because(string url, HttpStatusCode status)
        => Because(url, $"{(int)status} {ReasonPhrases.GetReasonPhrase((int)status)}".TrimEnd(), new HttpRequestException(null, null, status));
}
