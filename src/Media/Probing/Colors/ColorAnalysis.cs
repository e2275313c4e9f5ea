using System.Globalization;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Media.Probing.Colors;

/// <summary>What an upload with <c>colors=true</c> answers, from a small copy of the picture. An empty one has no colours.</summary>
internal static class ColorAnalysis
{
    /// <summary>JPEG noise around a neutral grey stays within this difference of channels.</summary>
    private const int Neutral = 6;

    /// <summary>Share of half-transparent pixels from which it is more than the soft edge of something cut out.</summary>
    private const double SoftEdges = 0.01;

    public static ColorFacts Of(Pixels pixels)
    {
        var bins = ColorBin.Of(pixels);
        var groups = Quantizer.Groups(bins);
        return new ColorFacts(
            bins.Any(bin => bin.A > 0) ? [.. groups.Select(group => Share(HexOf(group[0]), group, pixels.Count))] : [],
            Named(Palette.Google, bins),
            Named(Palette.Cloudinary, bins),
            Illustration.Score(pixels),
            IsSemiTransparent(bins, pixels.Count),
            bins.All(bin => Math.Max(Math.Max(bin.R, bin.G), bin.B) - Math.Min(Math.Min(bin.R, bin.G), bin.B) <= Neutral));
    }

    /// <summary>Shares by name among the pixels that can be seen; an empty picture counts as white.</summary>
    private static IReadOnlyList<ColorShare> Named(Palette palette, IReadOnlyList<ColorBin> bins)
    {
        var seen = bins.Where(bin => bin.A > 0).ToList();
        var visible = seen.Count > 0 ? seen : [.. bins];
        var total = visible.Sum(bin => (long)bin.Count);
        return
        [
            .. visible.GroupBy(bin => palette.NameOf(bin.Lab))
                .Select(group => Share(group.Key, group, total))
                .Where(share => share.Percent >= 0.1)
                .OrderByDescending(share => share.Percent)
                .ThenBy(share => share.Color, StringComparer.Ordinal),
        ];
    }

    private static bool IsSemiTransparent(IReadOnlyList<ColorBin> bins, int total)
        => bins.Where(bin => bin.A is > 0 and < 248).Sum(bin => (long)bin.Count) > SoftEdges * total;

    private static ColorShare Share(string color, IEnumerable<ColorBin> bins, long total)
        => new(color, Math.Round(100.0 * bins.Sum(bin => (long)bin.Count) / total, 1));

    private static string HexOf(ColorBin bin)
        => bin.A == 255
            ? string.Create(CultureInfo.InvariantCulture, $"#{bin.R:X2}{bin.G:X2}{bin.B:X2}")
            : string.Create(CultureInfo.InvariantCulture, $"#{bin.R:X2}{bin.G:X2}{bin.B:X2}{bin.A:X2}");
}
