using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Files;

/// <summary>
/// What the Media Library's pages may load: their own files, and pictures from where deliveries are. No script or style in a page
/// itself, no frame around it, no form to elsewhere.
/// </summary>
internal static class ContentPolicy
{
    public static string For(HttpRequest request, WireOptions options)
    {
        string[] delivering = [.. new[] { options.PublicUrl, options.SecurePublicUrl }.OfType<string>().Select(Origin).Distinct()];
        var (code, deliveries) = (Code(request, delivering), string.Concat(delivering.Select(origin => " " + origin)));
        return $"default-src 'none'; script-src {code}; style-src {code}; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src {code}; "
            + $"img-src 'self' data: blob:{deliveries}; media-src 'self' blob:{deliveries}; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    /// <summary>
    /// Where code may come from. Uploaded scripts are delivered by this very host, so it is narrowed to the path that no upload
    /// can be under, as long as the host is known to be the one that the browser sees; behind a proxy it may be another.
    /// </summary>
    private static string Code(HttpRequest request, string[] known)
    {
        var origin = $"{(Transport.IsSecure(request) ? "https" : "http")}://{request.Host}";

        // A source cannot be an IPv6 address (CSP level 3, section 2.3.1).
        var nameable = !request.Host.Host.StartsWith('[');
        return nameable && (Transport.IsLoopback(request) || known.Contains(origin, StringComparer.OrdinalIgnoreCase)) ? $"{origin}/library/" : "'self'";
    }

    private static string Origin(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);
}
