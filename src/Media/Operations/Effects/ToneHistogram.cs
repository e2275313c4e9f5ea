using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>How many pixels there are of each of 256 levels.</summary>
internal sealed class ToneHistogram(IReadOnlyList<uint> counts)
{
    /// <summary>What may be lost at each end when tones are stretched.</summary>
    private const double Clipped = 0.005;

    private readonly double _pixels = counts.Sum(count => (double)count);

    /// <summary>0 to 1.</summary>
    public double Mean => counts.Select((count, level) => count * (double)level).Sum() / _pixels / 255;

    /// <summary>Of the lightness.</summary>
    public static ToneHistogram OfLuma(Image image)
    {
        using var flat = Alpha.Flat(image, Color.White);
        using var grey = Channels.Luma(flat);
        return Of(grey)[0];
    }

    /// <summary>Of red, green and blue.</summary>
    public static IReadOnlyList<ToneHistogram> OfChannels(Image image)
    {
        using var flat = Alpha.Flat(image, Color.White);
        return Of(flat);
    }

    /// <summary>A straight curve that stretches all but the darkest and the lightest half percent over the whole range.</summary>
    public Func<double, double> Stretch(double blend)
    {
        var (low, high) = (Passes(counts), 255 - Passes([.. counts.Reverse()]));
        if (high <= low)
            return value => value;
        return value => value + (blend * ((((255 * value) - low) / (high - low)) - value));
    }

    /// <summary>A curve after which every level is as frequent as any other.</summary>
    public Func<double, double> Equalize()
    {
        var passed = 0.0;
        var levels = counts.Select(count => (passed += count) / _pixels).ToArray();
        return value => levels[(int)Math.Round(value * 255)];
    }

    private static ToneHistogram[] Of(Image image)
    {
        using var histogram = image.HistFind();
        using var wide = histogram.Cast(Enums.BandFormat.Uint);
        var counts = wide.WriteToMemory<uint>();
        var bands = wide.Bands;
        return [.. Enumerable.Range(0, bands).Select(band => new ToneHistogram([.. Enumerable.Range(0, 256).Select(i => (i * bands) + band < counts.Length ? counts[(i * bands) + band] : 0)]))];
    }

    /// <summary>The first level at which more than the clipped share of pixels has passed.</summary>
    private int Passes(IReadOnlyList<uint> levels)
    {
        var (passed, level) = (0.0, 0);
        while (level < 255 && (passed += levels[level]) <= _pixels * Clipped)
            level++;
        return level;
    }
}
