using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Downloads;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Functions.Delivery;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Moderation;

/// <summary>What a person looks at who decides: deliveries know nobody, so it comes by the session.</summary>
internal sealed class PreviewEndpoint(Catalog catalog, DownloadAsset download, IBlobStore blobs)
{
    private const int Usual = 480;

    /// <summary>Few, so that few are derived.</summary>
    private static readonly int[] Sizes = [240, Usual, 960, 1600];

    public async Task<IActionResult> ShowAsync(LibraryContext context, PreviewQuery query, CancellationToken cancellationToken)
    {
        var (start, size, cloud) = (Stopwatch.GetTimestamp(), query.Size ?? Usual, context.Environment.CloudName);
        if (!Sizes.Contains(size))
        {
            throw new DamException(ErrorKind.InvalidParameter, $"size must be one of {string.Join(", ", Sizes)}, not {size}") { Field = "size" };
        }

        var asset = await catalog.FindByIdAsync(cloud, context.AssetId(), cancellationToken);
        if (asset is not { ResourceType: ResourceType.Image })
        {
            throw DamException.NotFound(context.AssetId());
        }

        var request = new DownloadRequest { Format = "webp", Transformation = string.Create(CultureInfo.InvariantCulture, $"c_limit,h_{size},w_{size}"), IsForReview = true };
        return new DeliveryResult(await download.ExecuteAsync(context.Caller, context.Environment, asset.Key, request, cancellationToken), blobs, Stopwatch.GetElapsedTime(start));
    }
}
