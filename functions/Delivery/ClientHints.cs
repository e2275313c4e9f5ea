using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Functions.Delivery;

/// <summary>What a browser says of its screen.</summary>
internal static class ClientHints
{
    /// <summary>Device pixel ratio, 0.5 to 5 in hundredths; null without a usable hint.</summary>
    public static double? Dpr(IHeaderDictionary headers)
        => Read(headers, "Sec-CH-DPR", "DPR") is { } dpr ? Math.Round(Math.Clamp(dpr, 0.5, 5), 2) : null;

    /// <summary>Width in device pixels, 1 to 25 000; null without a usable hint. That of the window is in CSS pixels, of which the ratio makes device pixels.</summary>
    public static int? Width(IHeaderDictionary headers)
        => (Read(headers, "Sec-CH-Width", "Width") ?? (Read(headers, "Sec-CH-Viewport-Width", "Viewport-Width") * (Dpr(headers) ?? 1))) is { } width
            ? (int)Math.Clamp(Math.Ceiling(width), 1, 25_000)
            : null;

    /// <summary>Whether the user has asked for fewer bytes (the Save-Data client hint).</summary>
    public static bool SaveData(IHeaderDictionary headers)
        => headers["Save-Data"].ToString().Trim().Equals("on", StringComparison.OrdinalIgnoreCase);

    private static double? Read(IHeaderDictionary headers, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (double.TryParse(headers[name].ToString(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value > 0)
            {
                return value;
            }
        }

        return null;
    }
}
