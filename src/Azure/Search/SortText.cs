using System.Text;

namespace ServerlessDam.Azure.Search;

/// <summary>
/// A text as it is sorted by: the service orders by code point, and the product by UTF-16 units, which differ where surrogates meet
/// the last letters of the first plane. Units from the surrogates on are two letters of private use, in the order of their bytes.
/// </summary>
internal static class SortText
{
    /// <summary>UTF-16 units that count; what shares them is in the order of its asset ids.</summary>
    public const int Longest = 1000;

    private const char FirstSurrogate = '\uD800';
    private const char HighByte = '\uF000';
    private const char LowByte = '\uF100';

    public static string From(string text)
    {
        var sorted = new StringBuilder();
        foreach (var unit in text.AsSpan(0, Math.Min(text.Length, Longest)))
        {
            _ = unit < FirstSurrogate ? sorted.Append(unit) : sorted.Append((char)(HighByte + (unit >> 8))).Append((char)(LowByte + (unit & 0xFF)));
        }

        return sorted.ToString();
    }

    public static string Read(string sorted)
    {
        var text = new StringBuilder();
        for (var at = 0; at < sorted.Length; at++)
        {
            text.Append(sorted[at] < FirstSurrogate ? sorted[at] : (char)((sorted[at] - HighByte) << 8 | (sorted[++at] - LowByte)));
        }

        return text.ToString();
    }
}
