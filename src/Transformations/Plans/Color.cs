using System.Globalization;

namespace ServerlessDam.Transformations.Plans;

/// <summary>An sRGB colour, 0 to 255 a channel; alpha 0 is transparent, 255 opaque.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    public static Color Black => new(0, 0, 0);

    public static Color White => new(255, 255, 255);

    public static Color Gray => new(128, 128, 128);

    public static Color Transparent => new(0, 0, 0, 0);

    public bool IsOpaque => Alpha == 255;

    /// <summary>As in a URL: <c>rgb:rrggbb</c>, or <c>rgb:rrggbbaa</c> when not opaque.</summary>
    public override string ToString()
        => IsOpaque ? $"rgb:{Red:x2}{Green:x2}{Blue:x2}" : $"rgb:{Red:x2}{Green:x2}{Blue:x2}{Alpha:x2}";

    /// <summary>A name of CSS or X11, or hex digits behind <c>rgb:</c>, <c>rgba:</c>, <c>#</c> or nothing: 3, 4, 6 or 8, the fourth channel alpha.</summary>
    public static bool TryParse(string text, out Color color)
    {
        var found = NamedColors.ByName.TryGetValue(text, out color) ? color : FromHex(Digits(text));
        color = found ?? default;
        return found is not null;
    }

    /// <summary>Null when <paramref name="digits"/> are not 3, 4, 6 or 8 hex digits.</summary>
    internal static Color? FromHex(string digits)
    {
        var full = digits.Length is 3 or 4 ? string.Concat(digits.Select(digit => new string(digit, 2))) : digits;
        if (full.Length is not (6 or 8) || !uint.TryParse(full, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            return null;

        var rgba = full.Length == 6 ? value << 8 | 0xff : value;
        return new((byte)(rgba >> 24), (byte)(rgba >> 16), (byte)(rgba >> 8), (byte)rgba);
    }

    private static string Digits(string text)
        => text.StartsWith('#') ? text[1..]
            : text.StartsWith("rgb:", StringComparison.Ordinal) ? text[4..]
            : text.StartsWith("rgba:", StringComparison.Ordinal) ? text[5..]
            : text;
}
