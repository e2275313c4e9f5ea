using System.Globalization;
using System.Text;

namespace ServerlessDam.Transformations.Syntax;

/// <summary>Percent-encoding as delivery URLs use it: <c>+</c> is a plus, and escapes that are no UTF-8 are read as Latin-1.</summary>
public static class PercentEncoding
{
    private const string PlainInValues = "-_.~!$'()*:;=@+<>{}|[]^`\"\\&";

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Decodes every <c>%XX</c> once; a percent sign without two hex digits stands for itself. Never fails.</summary>
    public static string Decode(string raw)
    {
        if (!raw.Contains('%'))
            return WithoutLoneSurrogates(raw);

        var literal = Encoding.UTF8.GetBytes(raw);
        var bytes = new byte[literal.Length];
        var count = 0;
        for (var at = 0; at < literal.Length; at++)
        {
            var escape = literal[at] == '%' && at + 2 < literal.Length;
            if (escape && byte.TryParse(literal.AsSpan(at + 1, 2), NumberStyles.AllowHexSpecifier, null, out var value))
            {
                bytes[count++] = value;
                at += 2;
            }
            else
            {
                bytes[count++] = literal[at];
            }
        }

        try
        {
            return Strict.GetString(bytes, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(bytes, 0, count);
        }
    }

    /// <summary>Decodes until nothing changes any more, at most <paramref name="times"/> times.</summary>
    public static string DecodeFully(string raw, int times = 4)
    {
        var decoded = raw;
        for (var i = 0; i < times && Decode(decoded) is var next && next != decoded; i++)
            decoded = next;

        return decoded;
    }

    /// <summary>Escapes what would end a value or a path segment, and all that is not ASCII; <see cref="Decode"/> undoes it.</summary>
    internal static string Encode(string value, bool keepDots = true)
        => Encode(value, c => (PlainInValues.Contains(c) && (keepDots || c != '.')));

    /// <summary>Letters, digits and what <paramref name="isPlain"/> keeps stay; the rest becomes UTF-8 as <c>%XX</c>, upper case.</summary>
    internal static string Encode(string value, Func<char, bool> isPlain)
    {
        if (value.All(c => char.IsAsciiLetterOrDigit(c) || isPlain(c)))
            return value;

        var text = new StringBuilder(value.Length + 16);
        foreach (var octet in Encoding.UTF8.GetBytes(value))
        {
            var c = (char)octet;
            if (char.IsAsciiLetterOrDigit(c) || (c < 0x80 && isPlain(c)))
                text.Append(c);
            else
                text.Append('%').Append(octet.ToString("X2", CultureInfo.InvariantCulture));
        }

        return text.ToString();
    }

    private static string WithoutLoneSurrogates(string text)
        => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;
}
