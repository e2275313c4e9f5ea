using System.Collections.Frozen;
using System.Globalization;
using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Syntax;

/// <summary>The one spelling of a value, for those keys that know several. What is not understood stays as it is, for the plan to refuse.</summary>
internal static class CanonicalValues
{
    private static readonly FrozenDictionary<string, Func<string, string>> ByKey = new Dictionary<string, Func<string, string>>
    {
        ["a"] = Angles,
        ["b"] = Background,
        ["bo"] = Border,
        ["co"] = ColorOf,
        ["dpr"] = Decimal,
        ["f"] = value => MediaFormats.Find(value)?.Name ?? value,
        ["h"] = Number,
        ["o"] = Number,
        ["q"] = value => value == "auto:good" ? "auto" : value,
        ["w"] = Number,
        ["x"] = Number,
        ["y"] = Number,
        ["z"] = Decimal,
    }.ToFrozenDictionary();

    public static string Of(string key, string value)
        => ByKey.TryGetValue(key, out var canonical) ? canonical(value) : value;

    private static readonly FrozenSet<string> _turnModes = FrozenSet.Create("hflip", "vflip", "auto", "auto_left", "auto_right", "exif", "ignore");

    /// <summary>Degrees from 0 up to, not including, 360; modes stay. One SDK joins with colons, which in an expression mean something else.</summary>
    private static string Angles(string value)
    {
        if (Numbers.TryDecimal(value, out var degrees))
            return Turned(degrees);

        // Turns without a mode among them could be read as a number once they are shorter.
        var parts = value.Split('.');
        if (parts is [_] && value.Split(':') is var joined && joined.All(part => _turnModes.Contains(part) || Numbers.TryDecimal(part, out _)))
            parts = joined;
        return parts.All(part => Numbers.TryDecimal(part, out _))
            ? value
            : string.Join('.', parts.Select(part => Numbers.TryDecimal(part, out var d) ? Turned(d) : part));
    }

    /// <summary>To a billionth of a degree, so that it is no longer than a number may be.</summary>
    private static string Turned(decimal degrees) => Plain(decimal.Round(((degrees % 360) + 360) % 360, 9) % 360);

    private static string Background(string value) => value == "auto:border" ? "auto" : ColorOf(value);

    private static string Border(string value)
        => value.Split('_', 3) is [var width, var style, var color] ? $"{width}_{style}_{ColorOf(color)}" : value;

    private static string ColorOf(string value) => Color.TryParse(value, out var color) ? color.ToString() : value;

    /// <summary>A dot decides between fraction and pixels, so it stays.</summary>
    private static string Number(string value) => value.Contains('.') ? Decimal(value) : Numbers.TryDecimal(value, out var number) ? Plain(number) : value;

    private static string Decimal(string value)
        => Numbers.TryDecimal(value, out var number) ? number.ToString("0.0###############", CultureInfo.InvariantCulture) : value;

    private static string Plain(decimal number) => number.ToString("0.###############", CultureInfo.InvariantCulture);
}
