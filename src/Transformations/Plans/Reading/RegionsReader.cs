using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary><c>(x_1;y_2;w_3;h_4)</c> or <c>((x_1;y_2;w_3;h_4);(x_5;y_6;w_7;h_8))</c>, the four in any order.</summary>
internal static class RegionsReader
{
    private static readonly string[] _sides = ["x", "y", "w", "h"];

    /// <summary>Empty when <paramref name="text"/> is null.</summary>
    /// <exception cref="TransformationException">Other text, too many regions, or one that no picture has.</exception>
    public static ValueList<PixelRect> Read(Parameter parameter, string? text, int most)
    {
        if (text is null)
            return [];
        if (text is not ['(', .., ')'])
            throw Wrong(parameter, "a region is (x_..;y_..;w_..;h_..)");
        var texts = text.StartsWith("((", StringComparison.Ordinal) && text.EndsWith("))", StringComparison.Ordinal) ? text[2..^2].Split(");(") : [text[1..^1]];
        return texts.Length <= most ? texts.Select(region => Region(parameter, region)).ToValueList() : throw Wrong(parameter, $"there may be {most} regions at most");
    }

    private static PixelRect Region(Parameter parameter, string text)
    {
        var sides = text.Split(';').Select(part => part.Split('_', 2)).ToList();
        if (sides.Count != _sides.Length || !_sides.All(name => sides.Exists(side => side[0] == name && side.Length == 2)))
            throw Wrong(parameter, "a region is (x_..;y_..;w_..;h_..)");
        return new(Side("x", 0), Side("y", 0), Side("w", 1), Side("h", 1));

        int Side(string name, int least)
        {
            var written = sides.Find(side => side[0] == name)![1];
            // A share of the picture is no region; what was calculated is pixels.
            return !written.StartsWith("0.", StringComparison.Ordinal) && Numbers.TryRounded(written, out var value) && value >= least && value <= PixelLimits.MaxSide ? value
                : throw Wrong(parameter, $"{name} of a region is {least} to {PixelLimits.MaxSide} pixels, not {written}");
        }
    }

    private static TransformationException Wrong(Parameter parameter, string why) => parameter.Error($"{parameter.Invalid().Message} ({why})");
}
