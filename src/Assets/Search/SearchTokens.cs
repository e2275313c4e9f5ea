using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace ServerlessDam.Assets.Search;

/// <summary>
/// Words of a text, the same for every index: runs of letters, digits and marks in lower case. Scripts written without spaces
/// (Han, kana) give a token a character, so that a phrase finds a part of a text.
/// </summary>
public static class SearchTokens
{
    /// <summary>UTF-16 units; longer runs are cut into pieces of it.</summary>
    public const int LongestToken = 64;

    public static ImmutableArray<string> Of(string text)
    {
        if (Ascii.IsValid(text))
        {
            return OfAscii(text);
        }

        var tokens = ImmutableArray.CreateBuilder<string>();
        var token = new StringBuilder();
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (!IsPart(rune))
            {
                End(tokens, token);
                continue;
            }

            if (IsWordAlone(rune) || token.Length + 2 > LongestToken)
            {
                End(tokens, token);
            }

            token.Append(Rune.ToLowerInvariant(rune).ToString());
            if (IsWordAlone(rune))
            {
                End(tokens, token);
            }
        }

        End(tokens, token);
        return tokens.ToImmutable();
    }

    /// <summary>The same, for what most texts are, without a look at each character's category.</summary>
    private static ImmutableArray<string> OfAscii(string text)
    {
        var tokens = ImmutableArray.CreateBuilder<string>();
        for (int start = 0, end; start < text.Length; start = Math.Max(end, start + 1))
        {
            for (end = start; end < text.Length && end - start < LongestToken - 1 && char.IsAsciiLetterOrDigit(text[end]); end++)
            {
            }

            if (end > start)
            {
                tokens.Add(text[start..end].ToLowerInvariant());
            }
        }

        return tokens.ToImmutable();
    }

    private static bool IsPart(Rune rune)
        => Rune.IsLetterOrDigit(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    private static bool IsWordAlone(Rune rune)
        => rune.Value is (>= 0x3040 and <= 0x30FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    private static void End(ImmutableArray<string>.Builder tokens, StringBuilder token)
    {
        if (token.Length > 0)
        {
            tokens.Add(token.ToString());
            token.Clear();
        }
    }
}
