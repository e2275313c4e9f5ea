using System.Net;
using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>How a request came here.</summary>
internal static class Transport
{
    /// <summary>
    /// Over HTTPS, seen from the browser. A proxy's word is taken for it: who lies about it only gets a cookie that their own
    /// browser refuses.
    /// </summary>
    public static bool IsSecure(HttpRequest request)
        => request.IsHttps || string.Equals(request.Headers["X-Forwarded-Proto"].ToString(), "https", StringComparison.OrdinalIgnoreCase);

    /// <summary>By a name that means this machine and no other.</summary>
    public static bool IsLoopback(HttpRequest request)
        => request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
