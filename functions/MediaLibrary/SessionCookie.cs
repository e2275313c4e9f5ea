using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>
/// The cookie that holds a session's token. No script reads it, no other site has it sent, and over HTTPS its <c>__Host-</c> prefix
/// keeps neighbouring hosts from setting it (RFC 6265bis, section 4.1.3.2). That prefix demands the path <c>/</c>; that the cookie
/// counts only under <c>/library/api</c> is the server's doing: nothing else looks for it.
/// </summary>
internal static class SessionCookie
{
    public static string? Read(HttpRequest request) => request.Cookies[NameFor(request)];

    public static void Write(HttpContext http, string token)
        => http.Response.Cookies.Append(NameFor(http.Request), token, Options(http.Request, Sessions.Lifetime));

    public static void Remove(HttpContext http)
        => http.Response.Cookies.Append(NameFor(http.Request), "", Options(http.Request, TimeSpan.Zero));

    /// <summary>Browsers keep the cookies of all ports of a host together; two instances on one machine must not sign each other out.</summary>
    private static string NameFor(HttpRequest request)
        => (Transport.IsSecure(request) ? "__Host-" : "") + "dam-session" + (request.Host.Port is { } port ? $"-{port}" : "");

    /// <summary>Strict is no hindrance: what a link opens is the page, which needs no cookie; its calls are of the same site.</summary>
    private static CookieOptions Options(HttpRequest request, TimeSpan age) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = Transport.IsSecure(request),
        SameSite = SameSiteMode.Strict,
        MaxAge = age,
        IsEssential = true,
    };
}
