using System.Buffers;
using System.Text;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// Writes any text as part of a row or partition key without the characters that Table Storage forbids, and so that escaped
/// texts sort as the texts do and a text's escaped form begins with that of each of its beginnings.
/// </summary>
/// <remarks>
/// A forbidden character becomes its nearest allowed neighbour below and a letter; that neighbour itself is written with a
/// letter too: <c>/</c> is <c>.1</c>, <c>.</c> is <c>.0</c>; likewise <c>"#</c>, <c>[\</c>, <c>&gt;?</c>, blank and controls
/// (which go below it), <c>~</c> and U+007F to U+009F. <c>%</c> is not forbidden, but the service decodes a key in an address
/// twice (its team's note of 2012-05-28 on keys that contain it), so that it would be found under another name: <c>$%</c> too.
/// </remarks>
public static class RowKeys
{
    public static string Escape(string text)
    {
        if (!text.AsSpan().ContainsAny(Special) && !text.Any(char.IsControl))
        {
            return text;
        }

        var key = new StringBuilder(text.Length + 8);
        foreach (var c in text)
        {
            _ = c switch
            {
                '.' => key.Append(".0"),
                '/' => key.Append(".1"),
                '$' => key.Append("$0"),
                '%' => key.Append("$1"),
                '"' => key.Append("\"0"),
                '#' => key.Append("\"1"),
                '>' => key.Append(">0"),
                '?' => key.Append(">1"),
                '[' => key.Append("[0"),
                '\\' => key.Append("[1"),
                < ' ' => key.Append(' ').Append(Letter(c)),
                ' ' => key.Append(" z"),
                '~' => key.Append("~0"),
                >= '\u007f' and <= '\u009f' => key.Append('~').Append(Letter(c - '\u007f')),
                _ => key.Append(c),
            };
        }

        return key.ToString();
    }

    /// <summary>
    /// The beginning that all keys with these leading parts share and no other key has. Parts end in a blank and an
    /// exclamation mark, which no escaped text contains and which sorts before all that an escaped text can go on with.
    /// </summary>
    public static string Prefix(params ReadOnlySpan<string> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            key.Append(Escape(part)).Append(" !");
        }

        return key.ToString();
    }

    /// <summary>The inverse of <see cref="Escape"/>.</summary>
    public static string Unescape(string key)
    {
        var text = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
        {
            var c = key[i];
            if (Special.Contains(c) && i + 1 < key.Length)
            {
                var code = key[++i];
                c = (c, code) switch
                {
                    ('.', '1') => '/',
                    ('$', '1') => '%',
                    ('"', '1') => '#',
                    ('>', '1') => '?',
                    ('[', '1') => '\\',
                    (' ', not 'z') => (char)Number(code),
                    ('~', not '0') => (char)(Number(code) + '\u007f'),
                    _ => c,
                };
            }

            text.Append(c);
        }

        return text.ToString();
    }

    /// <summary>From A on in the order of their codes, without the backslash, which no key may have.</summary>
    private static char Letter(int number) => (char)((number < '\\' - 'A' ? 'A' : 'B') + number);

    private static int Number(char letter) => letter - (letter < '\\' ? 'A' : 'B');

    private static readonly SearchValues<char> Special = SearchValues.Create("./$%\"#>?[\\ ~");
}
