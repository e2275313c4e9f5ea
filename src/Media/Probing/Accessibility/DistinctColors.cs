using System.Globalization;
using ServerlessDam.Media.Probing.Colors;

namespace ServerlessDam.Media.Probing.Accessibility;

/// <summary>The colours of a picture that are told apart by everybody, two by two.</summary>
/// <param name="Share">Of the pairs that differ plainly, those that still differ, by the worst of <see cref="SeenColours.Kinds"/>; 1 without such pairs.</param>
/// <param name="MostIndistinct">The pair that loses most, or, where none differs plainly, the most alike; <c>#RRGGBB</c>.</param>
internal sealed record DistinctColors(double Share, IReadOnlyList<string> MostIndistinct)
{
    /// <summary>CIELAB difference of two colours that nobody confuses who sees all.</summary>
    private const double Plain = 20;

    /// <summary>What must be left of it.</summary>
    private const double Told = Plain / 2;

    /// <summary>Of a picture, that a colour takes at least.</summary>
    private const double LeastShare = 0.005;

    public static DistinctColors Of(Pixels pixels)
    {
        var bins = ColorBin.Of(pixels).Where(bin => bin.A > 0).ToList();
        var colors = bins.Count == 0 ? [] : Quantizer.Groups(bins).Where(group => group.Sum(bin => (long)bin.Count) >= LeastShare * pixels.Count).Select(group => group[0]).ToList();
        var pairs = (from one in Enumerable.Range(0, colors.Count) from other in Enumerable.Range(one + 1, colors.Count - one - 1) select Pair.Of(colors[one], colors[other])).ToList();
        var plain = pairs.Where(pair => pair.Difference >= Plain).ToList();
        var worst = plain.Count > 0 ? plain.MinBy(pair => pair.Left.Min() / pair.Difference) : pairs.MinBy(pair => pair.Difference);
        return new(
            plain.Count == 0 ? 1 : Enumerable.Range(0, SeenColours.Kinds.Count).Min(kind => plain.Count(pair => pair.Left[kind] >= Told) / (double)plain.Count),
            worst is null ? [.. Enumerable.Repeat(colors.Count > 0 ? Hex(colors[0]) : "#FFFFFF", 2)] : [Hex(worst.One), Hex(worst.Other)]);
    }

    private static string Hex(ColorBin bin) => string.Create(CultureInfo.InvariantCulture, $"#{bin.R:X2}{bin.G:X2}{bin.B:X2}");

    /// <param name="Left">What is left of their difference, by kind.</param>
    private sealed record Pair(ColorBin One, ColorBin Other, double Difference, double[] Left)
    {
        public static Pair Of(ColorBin one, ColorBin other) => new(
            one, other, Math.Sqrt(one.Lab.SquaredDistanceTo(other.Lab)),
            [.. SeenColours.Kinds.Select(kind => Math.Sqrt(kind.Of(one.R, one.G, one.B).SquaredDistanceTo(kind.Of(other.R, other.G, other.B))))]);
    }
}
