using System.Globalization;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.Delivery;

/// <summary>Headers that pages read deliveries and their errors by.</summary>
internal static class DeliveryHeaders
{
    private const string Exposed = "Content-Length,ETag,Server-Timing,X-Content-Type-Options,X-Cld-Error";

    /// <summary>Deliveries are for pages of every origin, errors too.</summary>
    public static void OpenToPages(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = Exposed;
        headers["Timing-Allow-Origin"] = "*";
        headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>What of the request decided, so that caches keep the answers apart; and what a browser may tell next time.</summary>
    public static void NameHints(IHeaderDictionary headers, RequestHints hints)
    {
        var vary = new[]
        {
            hints.HasFlag(RequestHints.Accept) ? "Accept" : null,
            (hints & (RequestHints.Dpr | RequestHints.Width)) != 0 ? "Sec-CH-DPR, DPR" : null,
            hints.HasFlag(RequestHints.Width) ? "Sec-CH-Width, Width, Sec-CH-Viewport-Width, Viewport-Width" : null,
            hints.HasFlag(RequestHints.SaveData) ? "Save-Data" : null,
        }.OfType<string>().ToList();
        if (vary.Count > 0)
        {
            headers.Vary = string.Join(", ", vary);
        }

        if ((hints & (RequestHints.Dpr | RequestHints.Width)) != 0)
        {
            // The width of the window is not asked for: each would be another result. Pages that ask for it have it heeded.
            headers["Accept-CH"] = "Sec-CH-DPR, Sec-CH-Width, DPR, Width";
        }
    }

    /// <summary>How long it took, and of a picture what it is and what it was made of (<c>o</c>): SDKs and players read it.</summary>
    public static string ServerTiming(Delivered content, TimeSpan took)
    {
        var timing = string.Create(CultureInfo.InvariantCulture, $"dam;dur={took.TotalMilliseconds:0.0}");
        return content is { Facts: { } facts, Asset: { Width: { } width, Height: { } height } asset }
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{timing}, content-info;desc=\"width={facts.Width},height={facts.Height},bytes={content.SizeInBytes},format=\\\"{facts.Format}\\\","
                + $"owidth={width},oheight={height},obytes={asset.SizeInBytes},oformat=\\\"{asset.Format}\\\",ocrt={asset.CreatedAt.ToUnixTimeSeconds()}\"")
            : timing;
    }
}
