using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Files;

/// <summary>
/// What the Media Library's pages may load: their own files, and pictures from where deliveries are. No script or style in a page
/// itself, no frame around it, no form to elsewhere.
/// </summary>
internal static class ContentPolicy
{
    public static string For(WireOptions options)
    {
        var deliveries = string.Concat(new[] { options.PublicUrl, options.SecurePublicUrl }.OfType<string>().Select(Origin).Distinct().Select(origin => " " + origin));
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; worker-src 'self'; "
            + $"img-src 'self' data: blob:{deliveries}; media-src 'self' blob:{deliveries}; "
            + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'";
    }

    private static string Origin(string url) => new Uri(url).GetLeftPart(UriPartial.Authority);
}
