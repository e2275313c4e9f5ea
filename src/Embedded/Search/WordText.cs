using System.Collections.Immutable;
using System.Globalization;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Texts and questions as FTS5 reads them. Its tokenizer splits at ASCII punctuation but for <c>#</c> and <c>=</c>, and
/// <see cref="SearchTokens"/> have none, so that it sees exactly those. <c>#3</c> stands before the tokens of a name that has three:
/// no phrase runs from one name into the next, and one that begins with it is the whole name. <c>=abc</c> is a plain value.
/// </summary>
internal static class WordText
{
    public static string OfText(string value) => string.Join(' ', SearchTokens.Of(value));

    public static string OfName(string field, string value)
    {
        if (NameFields.IsPlain(field, value))
        {
            return "=" + value;
        }

        var tokens = SearchTokens.Of(value);
        return tokens.IsEmpty ? "" : $"{Length(tokens.Length)} {string.Join(' ', tokens)}";
    }

    public static string Phrase(SearchPredicate.Words words) => Quote(string.Join(' ', words.Tokens), words.LastIsBeginning);

    public static string Phrase(ImmutableArray<string> tokens) => Quote(string.Join(' ', tokens), isBeginning: false);

    public static string WholePhrase(SearchPredicate.Words words) => Quote($"{Length(words.Tokens.Length)} {string.Join(' ', words.Tokens)}", words.LastIsBeginning);

    /// <summary>Null: no plain value is, or begins with, these words.</summary>
    public static string? PlainPhrase(ImmutableArray<string> tokens, bool isBeginning)
        => tokens.Length == 1 && NameFields.IsPlain(tokens[0]) ? Quote("=" + tokens[0], isBeginning) : null;

    public static string Plain(string value, bool isBeginning) => Quote("=" + value, isBeginning);

    private static string Length(int tokens) => "#" + tokens.ToString(CultureInfo.InvariantCulture);

    private static string Quote(string tokens, bool isBeginning) => isBeginning ? $"\"{tokens}\"*" : $"\"{tokens}\"";
}
