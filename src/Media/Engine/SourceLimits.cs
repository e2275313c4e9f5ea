using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Engine;

/// <summary>How large a source may be, checked by its header before a pixel is decoded.</summary>
public static class SourceLimits
{
    /// <summary>Bounds what an animation costs: each frame is resized and encoded by itself.</summary>
    public const int MaxFrames = 200;

    /// <summary>Over all frames: bounds the memory of an animation, which is held whole.</summary>
    public const long MaxAreaOfAllFrames = 100_000_000;

    /// <summary>Four inks and transparency. Scientific pictures with more cost as much memory for each.</summary>
    public const int MaxChannels = 5;

    /// <summary>Text of a drawing. Bounds the parser, which builds a tree of all of it.</summary>
    public const int MaxSvgBytes = 2 << 20;

    /// <exception cref="DamException">Unprocessable: larger than this server takes.</exception>
    public static void Check(PixelSize frame, int frames)
    {
        if (Math.Max(frame.Width, frame.Height) > PixelLimits.MaxSide)
            throw TooLarge($"Maximum image width/height is {PixelLimits.MaxSide}");
        if (frame.Area > PixelLimits.MaxArea)
            throw TooLarge($"Maximum image size is {PixelLimits.MaxArea / 1_000_000} megapixels");
        if (frames > MaxFrames)
            throw TooLarge($"Maximum number of frames is {MaxFrames}");
        if (frame.Area * frames > MaxAreaOfAllFrames)
            throw TooLarge($"Maximum size of all frames is {MaxAreaOfAllFrames / 1_000_000} megapixels");
    }

    internal static DamException TooLarge(string message) => new(ErrorKind.Unprocessable, message);
}
