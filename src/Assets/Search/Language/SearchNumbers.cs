using System.Collections.Frozen;
using System.Globalization;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Numbers as they are written: with a unit, or as a ratio.</summary>
internal static class SearchNumbers
{
    /// <summary>Ratios are told to the hundredth: all that round to one are it.</summary>
    public const double HalfOfHundredth = 0.005;

    private static readonly FrozenDictionary<string, double> Bytes = new Dictionary<string, double>
    {
        [""] = 1,
        ["b"] = 1,
        ["k"] = 1L << 10,
        ["kb"] = 1L << 10,
        ["m"] = 1L << 20,
        ["mb"] = 1L << 20,
        ["g"] = 1L << 30,
        ["gb"] = 1L << 30,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, double> Pixels = new Dictionary<string, double> { [""] = 1, ["p"] = 1, ["m"] = 1e6, ["mp"] = 1e6 }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, double> Seconds = new Dictionary<string, double> { [""] = 1, ["s"] = 1, ["m"] = 60 }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, double> None = new Dictionary<string, double> { [""] = 1 }.ToFrozenDictionary();

    public static SearchInterval? Read(string text, SearchFieldKind kind)
        => kind == SearchFieldKind.Ratio ? Ratio(text) : WithUnit(text, UnitsOf(kind)) is { } number ? SearchInterval.Point(number) : null;

    private static FrozenDictionary<string, double> UnitsOf(SearchFieldKind kind)
        => kind switch
        {
            SearchFieldKind.Bytes => Bytes,
            SearchFieldKind.Pixels => Pixels,
            SearchFieldKind.Duration => Seconds,
            _ => None,
        };

    private static double? WithUnit(string text, FrozenDictionary<string, double> units)
    {
        var digits = text.AsSpan().TrimEnd("bBkKmMgGpPsS");
        return units.TryGetValue(text[digits.Length..].ToLowerInvariant(), out var unit) && Plain(digits) is { } number && double.IsFinite(number * unit) ? number * unit : null;
    }

    private static SearchInterval? Ratio(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var ratio = colon < 0 ? Plain(text) : Plain(text.AsSpan(0, colon)) / Plain(text.AsSpan(colon + 1));
        return ratio is { } value && double.IsFinite(value) ? new(value - HalfOfHundredth, value + HalfOfHundredth, ToIncluded: false) : null;
    }

    private static double? Plain(ReadOnlySpan<char> text)
        => double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;
}
