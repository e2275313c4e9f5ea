using System.Collections.Immutable;
using System.Text;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Upload;

/// <summary>The wire's spellings of tags and contextual metadata.</summary>
public static class Labels
{
    /// <summary>A comma list; blanks around items are cut off, duplicates and empty ones left out.</summary>
    public static ImmutableSortedSet<string> Tags(string? list)
        => Tags((list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public static ImmutableSortedSet<string> Tags(IEnumerable<string> tags)
    {
        var set = tags.ToImmutableSortedSet(StringComparer.Ordinal);
        foreach (var tag in set)
        {
            Names.DemandTag(tag);
        }

        return set;
    }

    /// <summary><c>key=value|key=value</c>, with <c>\=</c> and <c>\|</c> for those characters themselves; a key alone has an empty value.</summary>
    public static ImmutableSortedDictionary<string, string> Context(string? pairs)
    {
        var context = Asset.EmptyContext.ToBuilder();
        foreach (var pair in Split(pairs ?? "", '|'))
        {
            var parts = Split(pair, '=').ToList();
            var key = Unescape(parts[0]).Trim();
            if (key.Length > 0)
            {
                context[key] = Unescape(string.Join('=', parts.Skip(1))).Trim();
            }
        }

        return context.ToImmutable();
    }

    private static IEnumerable<string> Split(string text, char separator)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == separator)
            {
                yield return text[start..i];
                start = i + 1;
            }
        }

        yield return text[start..];
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && i + 1 < text.Length && text[i + 1] is '=' or '|')
            {
                i++;
            }

            plain.Append(text[i]);
        }

        return plain.ToString();
    }
}
