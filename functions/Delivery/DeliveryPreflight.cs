using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.Delivery;

/// <summary>Pages that ask for a range, or name what they have, are asked about first by their browsers.</summary>
public sealed class DeliveryPreflight
{
    [Function("DeliverPreflight")]
    public static IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "options", Route = "{*path}")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        DeliveryHeaders.OpenToPages(headers);
        headers.AccessControlAllowMethods = "GET, HEAD, OPTIONS";
        headers.AccessControlAllowHeaders = "Range, If-Range, If-None-Match, If-Modified-Since, Sec-CH-DPR, Sec-CH-Width, Sec-CH-Viewport-Width, DPR, Width, Viewport-Width, X-Requested-With";
        headers.AccessControlMaxAge = "86400";
        return new OkResult();
    }
}
