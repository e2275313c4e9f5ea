using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Wire;

/// <summary>Lets pages of other origins upload from the browser. The Admin API is not for browsers and says nothing.</summary>
internal static class CrossOrigin
{
    public static void Allow(HttpResponse response, Access access)
    {
        if (access == Access.Admin)
            return;

        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "X-Request-Id, X-Cld-Error";
    }

    /// <summary>Chunk headers make browsers ask first.</summary>
    public static void AnswerPreflight(HttpResponse response, Access access)
    {
        if (access == Access.Admin)
            return;

        Allow(response, access);
        response.Headers.AccessControlAllowMethods = "GET, HEAD, POST, OPTIONS";
        response.Headers.AccessControlAllowHeaders =
            "Content-Range, X-Unique-Upload-Id, X-Upload-Part-Number, X-Upload-Total-Parts, X-Requested-With, Content-Type, Authorization, Cache-Control";
        response.Headers.AccessControlMaxAge = "86400";
    }
}
