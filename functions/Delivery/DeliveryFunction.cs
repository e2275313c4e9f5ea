using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Functions.Delivery;

/// <summary>Everything that is no API call, page or health check is a delivery URL.</summary>
public sealed class DeliveryFunction(DeliverAsset deliver, IBlobStore blobs)
{
    [Function("Deliver")]
    public async Task<IActionResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{*path}")] HttpRequest request, CancellationToken cancellationToken)
    {
        var start = Stopwatch.GetTimestamp();
        DeliveryHeaders.OpenToPages(request.HttpContext.Response.Headers);
        var content = await deliver.ExecuteAsync(
            new(
                request.HttpContext.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
                request.Headers.Accept.ToString(),
                ClientHints.Dpr(request.Headers),
                ClientHints.Width(request.Headers))
            {
                Host = request.Host.Host,
                Cookie = request.Headers.Cookie.ToString(),
                Referrer = request.Headers.Referer.ToString(),
                SaveData = ClientHints.SaveData(request.Headers),
                Client = request.HttpContext.Connection.RemoteIpAddress,
            },
            cancellationToken);
        return new DeliveryResult(content, blobs, Stopwatch.GetElapsedTime(start));
    }
}
