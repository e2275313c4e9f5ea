using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Azure.Search;

/// <summary>
/// Text in an alphabet that means nothing to OData, to Lucene's query syntax or to letter case: a to z and digits stay, any other
/// UTF-16 unit is two syllables of Hangul, one for each of its bytes. What begins, ends or is a piece of a text is so of its safe
/// text too, since no code is a part of another. The service lowers the case of partial terms
/// (learn.microsoft.com/azure/search/search-query-lucene-examples), which changes nothing here.
/// </summary>
internal static class SafeText
{
    /// <summary>Between a field and what is of it.</summary>
    public const char Of = '\uAE00';

    /// <summary>Before a token that stands alone.</summary>
    public const char Token = '\uAE01';

    /// <summary>Before tokens in a row.</summary>
    public const char Row = '\uAE02';

    /// <summary>After a whole token.</summary>
    public const char End = '\uAE03';

    /// <summary>A term that every document has.</summary>
    public const char Always = '\uAE05';

    /// <summary>UTF-16 units of a value that are kept; a hash of the whole stands for the rest.</summary>
    public const int LongestValue = 1000;

    private const char Hash = '\uAE04';
    private const char HighByte = '\uAC00';
    private const char LowByte = '\uAD00';
    private const char Digit = '\uAF00';

    public static string From(string text)
    {
        var safe = new StringBuilder(text.Length);
        foreach (var unit in text)
        {
            if (char.IsAsciiLetterLower(unit) || char.IsAsciiDigit(unit))
            {
                safe.Append(unit);
            }
            else
            {
                safe.Append((char)(HighByte + (unit >> 8))).Append((char)(LowByte + (unit & 0xFF)));
            }
        }

        return safe.ToString();
    }

    public static string FromField(string field) => From(field) + Of;

    /// <summary>A whole value of a field. The hash is in digits of its own, so that no end of a text is taken for it.</summary>
    public static string FromValue(string field, string value)
        => FromField(field) + (value.Length <= LongestValue ? From(value) : From(value[..LongestValue]) + Hash + DigitsOf(value));

    private static string DigitsOf(string value)
        => string.Concat(SHA256.HashData(Encoding.Unicode.GetBytes(value)).Select(each => $"{(char)(Digit + (each >> 4))}{(char)(Digit + (each & 0xF))}"));
}
