using System.Collections.Immutable;
using System.Globalization;

namespace ServerlessDam.Azure.Search;

/// <summary>
/// How tokens lie in the index, so that each question is for the beginning of a term: each token alone, and from each place the row of
/// at most <see cref="LongestRow"/> tokens that begins there. A row never crosses two texts, and a phrase may end in a beginning,
/// which the service's own phrases cannot.
/// </summary>
internal static class WordTerms
{
    public const int LongestRow = 8;

    public static IEnumerable<string> Of(ImmutableArray<string> tokens)
    {
        var safe = tokens.Select(token => SafeText.From(token) + SafeText.End).ToImmutableArray();
        for (var at = 0; at < safe.Length; at++)
        {
            yield return SafeText.Token + safe[at];
            if (at < safe.Length - 1)
            {
                yield return SafeText.Row + string.Concat(safe.AsSpan(at, Math.Min(LongestRow, safe.Length - at)));
            }
        }
    }

    /// <summary>All tokens of a short text, after their number.</summary>
    public static string Whole(ImmutableArray<string> tokens) => WholeBeginning(tokens, lastIsBeginning: false);

    /// <summary>Beginnings of terms, all of which a text that holds these tokens in a row has. More than <see cref="LongestRow"/> tokens are several rows, each a token further.</summary>
    public static ImmutableArray<string> Beginnings(ImmutableArray<string> tokens, bool lastIsBeginning)
        => tokens.Length == 1
            ? [Beginning(SafeText.Token, tokens.AsSpan(), lastIsBeginning)]
            : [.. Enumerable.Range(0, Math.Max(1, tokens.Length - LongestRow + 1)).Select(at =>
                Beginning(SafeText.Row, tokens.AsSpan(at, Math.Min(LongestRow, tokens.Length - at)), lastIsBeginning && at + LongestRow >= tokens.Length))];

    public static string WholeBeginning(ImmutableArray<string> tokens, bool lastIsBeginning)
        => tokens.Length.ToString(CultureInfo.InvariantCulture) + Beginning(SafeText.Row, tokens.AsSpan(), lastIsBeginning);

    private static string Beginning(char mark, ReadOnlySpan<string> tokens, bool lastIsBeginning)
    {
        var text = mark + string.Concat(tokens.ToArray().Select(token => SafeText.From(token) + SafeText.End));
        return lastIsBeginning ? text[..^1] : text;
    }
}
