using System.Buffers;

namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>
/// Finds the name of the first element without an XML parser, which would resolve what a document type declares: skips the
/// declaration, comments, processing instructions and the document type.
/// </summary>
internal static class XmlRoot
{
    private static readonly SearchValues<char> NameEnds = SearchValues.Create(" \t\r\n/>");

    /// <summary>Lower case, without prefix; null when the text is not markup.</summary>
    public static string? LocalNameOf(string text)
    {
        var rest = text.AsSpan().TrimStart();
        while (rest.StartsWith("<"))
        {
            if (rest.StartsWith("<!--"))
                rest = After(rest, "-->");
            else if (rest.StartsWith("<?"))
                rest = After(rest, "?>");
            else if (rest.StartsWith("<!"))
                rest = AfterDocumentType(rest);
            else
                return NameAt(rest[1..]);
        }
        return null;
    }

    private static ReadOnlySpan<char> After(ReadOnlySpan<char> text, string end)
        => text.IndexOf(end, StringComparison.Ordinal) is var at and >= 0 ? text[(at + end.Length)..].TrimStart() : [];

    /// <summary>A document type may carry declarations in brackets, which hold further <c>&gt;</c>.</summary>
    private static ReadOnlySpan<char> AfterDocumentType(ReadOnlySpan<char> text)
    {
        var close = text.IndexOf('>');
        var subset = text.IndexOf('[');
        return subset >= 0 && subset < close ? After(After(text, "]"), ">") : After(text, ">");
    }

    private static string? NameAt(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAny(NameEnds);
        if (end <= 0)
            return null;
        var name = text[..end];
        return name[(name.LastIndexOf(':') + 1)..].ToString().ToLowerInvariant();
    }
}
