using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.Pictures;

/// <summary>Calls whose results are videos: this server does not write videos, and says so.</summary>
internal sealed class VideoEndpoint
{
    public static Task<IActionResult> Slideshow() => throw Missing("create_slideshow");

    public static Task<IActionResult> Concat() => throw Missing("concat");

    private static DamException Missing(string call)
        => new(ErrorKind.NotAvailable, $"{call} is not available on this server: it needs a video encoder, which this version does not have");
}
