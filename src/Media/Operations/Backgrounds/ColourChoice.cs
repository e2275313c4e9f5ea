using NetVips;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Backgrounds;

/// <summary>The colours that a picture suggests for its surroundings.</summary>
internal static class ColourChoice
{
    /// <summary>Longest side of the sample that is counted.</summary>
    private const int SampleSide = 96;

    /// <summary>As many colours as asked for, most frequent first; the last is repeated where the picture has fewer.</summary>
    public static IReadOnlyList<Color> Of(Image subject, AutoBackground wanted, int count)
    {
        var found = Frequent(subject, wanted.From == AutoBackgroundSource.Border);
        var palette = wanted.Palette;
        var chosen = found.Take(count)
            .Select(color => wanted.Contrast ? Contrasting(color) : color)
            .Select(color => palette.Count > 0 ? palette.MinBy(candidate => Distance(candidate, color)) : color)
            .ToList();
        while (chosen.Count < count)
            chosen.Add(chosen[^1]);
        return chosen;
    }

    /// <summary>Means of the fullest cells of a grid of 8 by 8 by 8 colours; white where nothing is to be seen.</summary>
    private static List<Color> Frequent(Image subject, bool borderOnly)
    {
        var factor = Math.Min(1, (double)SampleSide / Math.Max(subject.Width, subject.Height));
        using var sample = Alpha.Premultiplied(
            subject, image => image.Resize(Math.Max(factor, 1.0 / image.Width), vscale: Math.Max(factor, 1.0 / image.Height)));
        var (pixels, bands, width, height) = (sample.WriteToMemory<byte>(), sample.Bands, sample.Width, sample.Height);
        var seen = Enumerable.Range(0, width * height)
            .Where(i => !borderOnly || i % width == 0 || i % width == width - 1 || i / width == 0 || i / width == height - 1)
            .Where(i => bands == 3 || pixels[(4 * i) + 3] >= 128)
            .Select(i => new Color(pixels[bands * i], pixels[(bands * i) + 1], pixels[(bands * i) + 2]))
            .GroupBy(color => (color.Red >> 5, color.Green >> 5, color.Blue >> 5))
            .OrderByDescending(cell => cell.Count())
            .Select(cell => new Color(Mean(cell, c => c.Red), Mean(cell, c => c.Green), Mean(cell, c => c.Blue)))
            .ToList();
        return seen.Count > 0 ? seen : borderOnly ? Frequent(subject, borderOnly: false) : [Color.White];
    }

    private static byte Mean(IEnumerable<Color> colours, Func<Color, byte> channel) => (byte)Math.Round(colours.Average(colour => channel(colour)));

    /// <summary>The inverse; for middle greys, which are their own inverse, black.</summary>
    private static Color Contrasting(Color color)
    {
        var inverse = new Color((byte)(255 - color.Red), (byte)(255 - color.Green), (byte)(255 - color.Blue));
        return Distance(color, inverse) < 96 * 96 ? Color.Black : inverse;
    }

    private static int Distance(Color a, Color b)
        => ((a.Red - b.Red) * (a.Red - b.Red)) + ((a.Green - b.Green) * (a.Green - b.Green)) + ((a.Blue - b.Blue) * (a.Blue - b.Blue));
}
