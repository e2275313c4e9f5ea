using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Colours with or without places in percent: <c>red:blue</c>, <c>red:10p:rgb:0000ff:90p</c>.</summary>
internal static class ColorStopsReader
{
    /// <param name="text">Null when nothing was written.</param>
    public static ValueList<ColorStop> Read(Parameter parameter, string? text, ColorStopsDeclaration declaration)
    {
        if (text is null)
            return [new(declaration.Otherwise, 0)];

        var colors = new List<(Color Color, double? Place)>();
        ReadOnlySpan<string> parts = text.Split(':');
        while (!parts.IsEmpty)
        {
            var taken = parts is ["rgb" or "rgba", _, ..] ? 2 : 1;
            if (!Color.TryParse(string.Join(':', parts[..taken]!), out var color) || colors.Count == declaration.Most)
                throw parameter.Invalid();
            parts = parts[taken..];
            var place = parts.IsEmpty ? null : Place(parts[0]);
            colors.Add((color, place));
            if (place is not null)
                parts = parts[1..];
        }

        var places = colors.Count(color => color.Place is not null);
        if (places != 0 && places != colors.Count)
            throw parameter.Invalid();
        return colors
            .Select((stop, i) => new ColorStop(stop.Color, stop.Place ?? (double)i / Math.Max(1, colors.Count - 1)))
            .OrderBy(stop => stop.Place)
            .ToValueList();
    }

    /// <summary>0 to 1; null when the text is no percentage.</summary>
    private static double? Place(string text)
        => Numbers.TryDecimal(text.TrimEnd('p'), out var percent) && percent is >= 0 and <= 100 ? (double)percent / 100 : null;
}
