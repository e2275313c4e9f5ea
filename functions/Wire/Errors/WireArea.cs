using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Wire.Errors;

/// <summary>Whose clients read an answer: they understand different statuses.</summary>
internal enum WireArea
{
    Upload,
    Admin,
    Delivery,

    /// <summary>The Media Library's pages: they know every status.</summary>
    Library,
}

internal static class WireAreas
{
    /// <summary>That of the matched route; before one is matched, by the path.</summary>
    public static WireArea Of(HttpContext http) => http.Features.Get<Route>() switch
    {
        { Access: Access.Admin } => WireArea.Admin,
        not null => WireArea.Upload,
        null when http.Request.Path.StartsWithSegments("/v1_1/provisioning", StringComparison.Ordinal) => WireArea.Admin,
        null when http.Request.Path.StartsWithSegments("/v1_1", StringComparison.Ordinal) => WireArea.Upload,
        null when http.Request.Path.StartsWithSegments("/v2", StringComparison.Ordinal) => WireArea.Admin,
        null when http.Request.Path.StartsWithSegments("/library", StringComparison.Ordinal) => WireArea.Library,
        null => WireArea.Delivery,
    };
}
