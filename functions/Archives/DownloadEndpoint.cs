using System.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Downloads;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Archives;

/// <summary>One asset by a signed address that ends by itself.</summary>
internal sealed class DownloadEndpoint(DownloadAsset download, IBlobStore blobs)
{
    public async Task<IActionResult> Download(WireContext context, CancellationToken cancellationToken)
    {
        var (request, start) = (context.Request, Stopwatch.GetTimestamp());
        var content = await download.ExecuteAsync(
            context.Caller,
            context.Environment,
            context.AssetKey(request.Required("public_id")),
            new() { Format = request.Text("format"), Transformation = request.Text("transformation"), AttachmentName = AttachmentName(request) },
            cancellationToken);
        return new DeliveryResult(content, blobs, Stopwatch.GetElapsedTime(start));
    }

    /// <summary><c>attachment</c> is a flag, or the name itself.</summary>
    private static string? AttachmentName(WireRequest request) => (request.Text("attachment")?.Trim(), request.Text("target_filename")) switch
    {
        (null, var name) => name,
        ("false" or "0", _) => null,
        ("true" or "1", var name) => name ?? "",
        (var name, _) => name,
    };
}
