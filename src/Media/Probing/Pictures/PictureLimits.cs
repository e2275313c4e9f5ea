using System.Globalization;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Probing.Pictures;

/// <summary>How large an original may be, checked on its header before anything is decoded.</summary>
internal static class PictureLimits
{
    public const int MaxFrames = 200;

    /// <summary>Pixels of all frames together: 100 megapixels.</summary>
    public const long MaxTotalArea = 100_000_000;

    /// <summary>What is wrong, in the words of the wire; null when nothing is.</summary>
    public static string? Problem(long width, long height, int frames)
    {
        if (width < 1 || height < 1)
            return "Invalid image file";
        if (Math.Max(width, height) > PixelLimits.MaxSide)
            return $"Maximum image width/height is {PixelLimits.MaxSide}. Requested {width}x{height}";
        if (width * height > PixelLimits.MaxArea)
            return TooLarge("image size", PixelLimits.MaxArea, width * height);
        if (frames > MaxFrames)
            return $"Maximum number of frames is {MaxFrames}. Requested {frames}";
        return width * height * frames > MaxTotalArea
            ? TooLarge("total number of pixels in all frames", MaxTotalArea, width * height * frames)
            : null;
    }

    private static string TooLarge(string what, long most, long requested)
        => string.Create(
            CultureInfo.InvariantCulture, $"Maximum {what} is {most / 1_000_000} Megapixels. Requested {requested / 1e6:0.0} Megapixels");
}
