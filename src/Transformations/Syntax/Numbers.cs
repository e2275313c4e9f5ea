using System.Globalization;

namespace ServerlessDam.Transformations.Syntax;

/// <summary>
/// Numbers as the language writes them: an optional minus, digits, optionally a dot and digits. Nothing else is one. The last
/// character must be a digit, because .NET overlooks zero characters behind a number.
/// </summary>
internal static class Numbers
{
    /// <summary>Longer digit strings are refused; no length, ratio or angle needs them.</summary>
    private const int MaxLength = 16;

    public static bool TryDecimal(string text, out decimal value)
    {
        value = 0;
        // Written again, a fraction has a zero before its dot.
        var length = text.Length + (text.StartsWith('.') || text.StartsWith("-.", StringComparison.Ordinal) ? 1 : 0);
        return length <= MaxLength && EndsInDigit(text) && decimal.TryParse(
            text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && text[0] != '+';
    }

    public static bool TryInteger(string text, out int value)
    {
        value = 0;
        return EndsInDigit(text) && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && text[0] != '+';
    }

    /// <summary>A whole number, or the nearest one to a calculated number with decimals; a half goes up.</summary>
    public static bool TryRounded(string text, out int value)
    {
        if (TryInteger(text, out value))
            return true;

        // Calculated numbers have nine decimals, with many digits before them more than a written number may have.
        var isLong = text.Length > MaxLength && text.IndexOf('.') is > 0 and < MaxLength - 1;
        if (!TryDecimal(isLong ? text[..MaxLength] : text, out var number) || Math.Floor(number + 0.5m) is not (>= int.MinValue and <= int.MaxValue and var whole))
            return false;

        value = (int)whole;
        return true;
    }

    private static bool EndsInDigit(string text) => text.Length > 0 && char.IsAsciiDigit(text[^1]);
}
