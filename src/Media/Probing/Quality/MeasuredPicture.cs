using NetVips;
using ServerlessDam.Media.Probing.Pictures;

namespace ServerlessDam.Media.Probing.Quality;

/// <summary>A picture as its quality is measured: pixels as they are stored, for what encoders and sensors leave, and a small copy, for what one sees.</summary>
/// <param name="Strips">Strips of the first frame, from top to bottom, cut at rows that 8 divides; all of a picture that is not large.</param>
/// <param name="Small">At most <see cref="SmallSide"/> pixels long.</param>
internal sealed record MeasuredPicture(IReadOnlyList<Luma> Strips, Pixels Small)
{
    public const int SmallSide = 800;

    /// <summary>Up to so many pixels a picture is decoded once and held; of larger ones the rows go by.</summary>
    private const int HeldPixels = 4_000_000;

    /// <summary>About so many pixels are measured as they are stored.</summary>
    private const int SampledPixels = 1_000_000;

    private const int StripHeight = 64;
    private const int FewestStrips = 4;

    /// <exception cref="VipsException">The picture is broken.</exception>
    public static MeasuredPicture Of(string path, string format, CancellationToken cancellationToken)
    {
        using var header = Loaders.ByFormat[format](path);
        if ((long)header.Width * header.Height <= HeldPixels)
        {
            using var held = header.CopyMemory();
            cancellationToken.ThrowIfCancellationRequested();
            return new(StripsOf(held, cancellationToken), SmallCopy.Of(held, SmallSide));
        }

        List<Luma> strips;
        using (var rows = SmallCopy.Open(path, format, Math.Max(header.Width, header.Height)))
            strips = StripsOf(rows, cancellationToken);
        using var source = SmallCopy.Open(path, format, SmallSide);
        return new(strips, SmallCopy.Of(source, SmallSide));
    }

    /// <summary>The tops and heights of strips spread evenly over a picture.</summary>
    internal static IEnumerable<(int Top, int Height)> Places(int width, int height)
    {
        var count = (int)Math.Max(FewestStrips, SampledPixels / ((long)width * StripHeight));
        if ((long)count * StripHeight >= height)
            return [(0, height)];
        var apart = (double)height / count;
        return Enumerable.Range(0, count).Select(i => ((int)((i + 0.5) * apart - (StripHeight / 2.0)) / 8 * 8, StripHeight));
    }

    private static List<Luma> StripsOf(Image image, CancellationToken cancellationToken)
    {
        using var srgb = image.Colourspace(Enums.Interpretation.Srgb);
        using var flat = srgb.HasAlpha() ? srgb.Flatten(background: [255.0]) : srgb.Copy();
        using var rgb = flat.Bands == 3 ? flat.Copy() : flat.ExtractBand(0, 3);
        using var bytes = rgb.Cast(Enums.BandFormat.Uchar);
        using var region = Region.New(bytes);
        List<Luma> strips = [];

        // In order, so that a decoder that gives row after row need not begin again.
        foreach (var (top, height) in Places(bytes.Width, bytes.Height))
        {
            cancellationToken.ThrowIfCancellationRequested();
            strips.Add(Luma.OfRgb(bytes.Width, height, region.Fetch(0, top, bytes.Width, height)));
        }

        return strips;
    }
}
