using System.Net;
using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>How a request came here.</summary>
internal static class Transport
{
    /// <summary>
    /// Over HTTPS, seen from the browser. What is not on this machine is taken to be: the Functions host and other proxies end
    /// HTTPS themselves and not all of them say so, and who does come without it only gets a cookie that their browser refuses.
    /// </summary>
    public static bool IsSecure(HttpRequest request) => request.IsHttps || !IsLoopback(request);

    /// <summary>By a name that means this machine and no other.</summary>
    public static bool IsLoopback(HttpRequest request)
        => request.Host.Host is "localhost" || (IPAddress.TryParse(request.Host.Host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
