using System.Collections.Immutable;
using System.Text;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Cuts an expression into tokens. Looks at each character once.</summary>
internal static class SearchScanner
{
    /// <summary>What ends a word, besides white space, unless a backslash is before it.</summary>
    public const string Reserved = "!(){}[]*^~?:\\=&><\"";

    /// <param name="asValue">After an operator: a sign is the beginning of a value.</param>
    public static SearchToken Read(string text, int at, bool asValue)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        if (at == text.Length)
        {
            return new(SearchTokenKind.End, at, at);
        }

        var twice = at + 1 < text.Length && text[at + 1] == text[at];
        return text[at] switch
        {
            '(' => new(SearchTokenKind.Open, at, at + 1),
            ')' => new(SearchTokenKind.Close, at, at + 1),
            '[' or '{' => new(SearchTokenKind.OpenRange, at, at + 1, IsSquare: text[at] == '['),
            ']' or '}' => new(SearchTokenKind.CloseRange, at, at + 1, IsSquare: text[at] == ']'),
            '!' => new(SearchTokenKind.Not, at, at + 1),
            '-' when !asValue => new(SearchTokenKind.Minus, at, at + 1),
            '+' when !asValue => new(SearchTokenKind.Plus, at, at + 1),
            '&' when twice => new(SearchTokenKind.And, at, at + 2),
            '|' when twice => new(SearchTokenKind.Or, at, at + 2),
            ':' or '=' or '>' or '<' => Operator(text, at),
            '"' => Quoted(text, at),
            '&' or '^' or '~' or '?' => throw SearchErrors.Expected(new(at + 1), $"a backslash before \"{text[at]}\", or quotes around it"),
            _ => Word(text, at),
        };
    }

    private static SearchToken Operator(string text, int at)
    {
        var orEqual = text[at] is '>' or '<' && at + 1 < text.Length && text[at + 1] == '=';
        return new(SearchTokenKind.Operator, at, at + (orEqual ? 2 : 1), Operator: (text[at], orEqual) switch
        {
            ('=', _) => SearchOperator.Equal,
            ('>', false) => SearchOperator.Greater,
            ('>', true) => SearchOperator.GreaterOrEqual,
            ('<', false) => SearchOperator.Less,
            ('<', true) => SearchOperator.LessOrEqual,
            _ => SearchOperator.Has,
        });
    }

    private static SearchToken Word(string text, int start)
    {
        var (pieces, piece, at) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder(), start);
        for (; at < text.Length && !EndsWord(text, at); at++)
        {
            if (text[at] == '*')
            {
                Star(pieces, piece);
                continue;
            }

            if (text[at] == '\\' && ++at == text.Length)
            {
                throw SearchErrors.Expected(new(at + 1), "a character after the backslash");
            }

            piece.Append(text[at]);
        }

        var kind = (at - start) switch
        {
            3 when text.AsSpan(start, 3) is "AND" => SearchTokenKind.And,
            2 when text.AsSpan(start, 2) is "OR" => SearchTokenKind.Or,
            3 when text.AsSpan(start, 3) is "NOT" => SearchTokenKind.Not,
            2 when text.AsSpan(start, 2) is "TO" => SearchTokenKind.To,
            _ => SearchTokenKind.Term,
        };
        return new(kind, start, at, Term(pieces, piece, isQuoted: false));
    }

    /// <summary>A backslash counts before a quote, a star and another backslash.</summary>
    private static SearchToken Quoted(string text, int start)
    {
        var (pieces, piece, at) = (ImmutableArray.CreateBuilder<string>(), new StringBuilder(), start + 1);
        for (; at < text.Length && text[at] != '"'; at++)
        {
            if (text[at] == '*')
            {
                Star(pieces, piece);
                continue;
            }

            at += text[at] == '\\' && at + 1 < text.Length && text[at + 1] is '"' or '*' or '\\' ? 1 : 0;
            piece.Append(text[at]);
        }

        return at < text.Length
            ? new(SearchTokenKind.Term, start, at + 1, Term(pieces, piece, isQuoted: true))
            : throw SearchErrors.Expected(new(at + 1), $"a closing quote for the one at {start + 1}");
    }

    private static bool EndsWord(string text, int at)
        => char.IsWhiteSpace(text[at])
            || (text[at] is not ('*' or '\\') && Reserved.Contains(text[at], StringComparison.Ordinal))
            || (text[at] == '|' && at + 1 < text.Length && text[at + 1] == '|');

    private static void Star(ImmutableArray<string>.Builder pieces, StringBuilder piece)
    {
        if (pieces.Count == 0 || piece.Length > 0)
        {
            pieces.Add(piece.ToString());
            piece.Clear();
        }
    }

    private static SearchTerm Term(ImmutableArray<string>.Builder pieces, StringBuilder piece, bool isQuoted)
    {
        pieces.Add(piece.ToString());
        return new(pieces.ToImmutable(), isQuoted);
    }
}
