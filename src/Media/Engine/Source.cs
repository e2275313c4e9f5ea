using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Engine;

/// <summary>What the header of a picture file says, and how to open it.</summary>
/// <param name="Stored">Size of one frame as stored, before its orientation is applied.</param>
/// <param name="Pages">At least 1.</param>
/// <param name="Orientation">EXIF, 1 to 8.</param>
internal sealed record Source(string Path, SourceFormat Format, PixelSize Stored, int Pages, int Orientation)
{
    private const double OwnDensityDpi = 72;

    /// <summary>What was uploaded, where <see cref="Path"/> is what a program made of it.</summary>
    public string Original { get; init; } = Path;

    /// <summary>Size of one frame as it is meant to be seen.</summary>
    public PixelSize Upright => Orientation >= 5 ? new(Stored.Height, Stored.Width) : Stored;

    /// <summary>Size of the picture that enters the first step. A drawing grows with the density, of which 72 is its own.</summary>
    /// <exception cref="Transformations.TransformationException">Above the limits at this density.</exception>
    public PixelSize SizeFor(SourceOptions options)
        => IsDrawing ? Stored.Scaled((options.DensityDpi ?? OwnDensityDpi) / OwnDensityDpi)
            : options.IgnoreOrientation ? Stored
            : Upright;

    /// <summary>Has no pixels of its own: sharp at any size.</summary>
    public bool IsDrawing => Format.Name == "svg";

    public bool IsAnimated => Pages > 1 && Format.Name is "gif" or "webp";

    /// <summary>Reads the header.</summary>
    /// <exception cref="DamException">Unprocessable: no picture, or above <see cref="SourceLimits"/>.</exception>
    public static Source Of(string path)
    {
        if (SourceFormats.Of(path) is not { } format)
            throw Invalid();
        try
        {
            return Of(path, format);
        }
        catch (VipsException e)
        {
            throw Invalid(e);
        }
    }

    public Image Open(LoadOptions options)
        => Format.Name == "webp" && !IsAnimated && WholeWebp.TryOpen(Path, options.Scale) is { } whole ? whole : Format.Load(Path, options);

    internal static DamException Invalid(Exception? cause = null) => new(ErrorKind.Unprocessable, "Invalid image file", cause);

    private static Source Of(string path, SourceFormat format)
    {
        using var header = format.Load(path, new LoadOptions());
        var source = new Source(path, format, new(header.Width, header.PageHeight), Number(header, "n-pages", 1), OrientationOf(header));
        SourceLimits.Check(source.Stored, frames: 1);
        if (header.Bands > SourceLimits.MaxChannels)
            throw SourceLimits.TooLarge($"Maximum number of channels is {SourceLimits.MaxChannels}");
        return source;
    }

    private static int OrientationOf(Image header)
        => Number(header, "orientation", 1) is >= 1 and <= 8 and var orientation ? orientation : 1;

    private static int Number(Image header, string field, int otherwise)
        => header.Contains(field) && header.Get(field) is int number && number > 0 ? number : otherwise;
}
