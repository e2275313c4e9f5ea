using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Metadata;

namespace ServerlessDam.Assets.Upload;

/// <summary>The wire's spellings of tags, contextual and structured metadata.</summary>
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

    /// <summary><see cref="Pairs"/>, or a JSON object whose values are texts.</summary>
    public static ImmutableSortedDictionary<string, string> Context(string? text)
        => Object(text) is { } sent
            ? Asset.EmptyContext.AddRange(sent.EnumerateObject()
                .Select(property => KeyValuePair.Create(property.Name.Trim(), property.Value.ToString().Trim()))
                .Where(pair => pair.Key.Length > 0)
                .GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(same => same.Last()))
            : Pairs(text);

    /// <summary><c>key=value|key=value</c>, with <c>\=</c> and <c>\|</c> for those characters themselves; a key alone has an empty value.</summary>
    public static ImmutableSortedDictionary<string, string> Pairs(string? text)
    {
        var pairs = Asset.EmptyContext.ToBuilder();
        foreach (var pair in Split(text ?? "", '|'))
        {
            var parts = Split(pair, '=').ToList();
            var key = Unescape(parts[0]).Trim();
            if (key.Length > 0)
            {
                pairs[key] = Unescape(string.Join('=', parts.Skip(1))).Trim();
            }
        }

        return pairs.ToImmutable();
    }

    /// <summary>What clients that write JSON bodies send in place of pairs; null when the text is no JSON object.</summary>
    public static JsonElement? Object(string? text)
        => text?.Trim() is ['{', .., '}'] written && JsonValues.TryParse(written) is { ValueKind: JsonValueKind.Object } sent ? sent : null;

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
