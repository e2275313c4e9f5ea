using System.Text;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>The one text of a tree, with no more parentheses than it takes.</summary>
internal static class SearchPrinter
{
    public static string Print(SearchExpression expression)
    {
        var text = new StringBuilder();
        Print(expression, text);
        return text.ToString();
    }

    public static string Print(SearchTerm term, bool asValue)
    {
        var text = new StringBuilder();
        Print(term, asValue, text);
        return text.ToString();
    }

    private static void Print(SearchExpression expression, StringBuilder text)
    {
        switch (expression)
        {
            case SearchExpression.Joined joined:
                PrintJoined(joined, text);
                break;
            case SearchExpression.Not not:
                PrintPart(not.Part, Level(not), text.Append('-'));
                break;
            case SearchExpression.Required required:
                PrintPart(required.Part, Level(required), text.Append('+'));
                break;
            case SearchExpression.Bare bare:
                Print(bare.Term, asValue: false, text);
                break;
            case SearchExpression.Clause clause:
                PrintField(clause.Field, text).Append(clause.Operator.Sign());
                Print(clause.Value, asValue: true, text);
                break;
            case SearchExpression.Range range:
                PrintField(range.Field, text).Append(range.FromIncluded ? ":[" : ":{");
                PrintBound(range.From, text);
                PrintBound(range.To, text.Append(" TO "));
                text.Append(range.ToIncluded ? ']' : '}');
                break;
            default:
                text.Append('*');
                break;
        }
    }

    private static void PrintJoined(SearchExpression.Joined joined, StringBuilder text)
    {
        foreach (var (index, part) in joined.Parts.Index())
        {
            text.Append(index == 0 ? "" : joined switch { SearchExpression.Any => " OR ", SearchExpression.All => " AND ", _ => " " });
            PrintPart(part, Level(joined) + 1, text);
        }
    }

    /// <param name="least">The level from which no parentheses are needed.</param>
    private static void PrintPart(SearchExpression part, int least, StringBuilder text)
    {
        if (Level(part) >= least)
        {
            Print(part, text);
            return;
        }

        Print(part, text.Append('('));
        text.Append(')');
    }

    private static int Level(SearchExpression expression)
        => expression switch
        {
            SearchExpression.Any => 0,
            SearchExpression.All => 1,
            SearchExpression.Sequence => 2,
            _ => 3,
        };

    private static StringBuilder PrintField(string field, StringBuilder text)
    {
        Print(new SearchTerm([field], IsQuoted: false), asValue: false, text);
        return text;
    }

    private static void PrintBound(SearchTerm? bound, StringBuilder text)
    {
        if (bound is null)
        {
            text.Append('*');
            return;
        }

        Print(bound, asValue: true, text);
    }

    private static void Print(SearchTerm term, bool asValue, StringBuilder text)
    {
        var start = text.Length;
        text.Append(term.IsQuoted ? "\"" : "");
        foreach (var (index, piece) in term.Pieces.Index())
        {
            text.Append(index == 0 ? "" : "*");
            foreach (var character in piece)
            {
                var first = text.Length == start;
                text.Append(HasBackslash(character, first, term.IsQuoted, asValue) ? "\\" : "").Append(character);
            }
        }

        text.Append(term.IsQuoted ? "\"" : "");
        if (!term.IsQuoted && term.Pieces is ["AND" or "OR" or "NOT" or "TO"])
        {
            text.Insert(start, '\\');
        }
    }

    private static bool HasBackslash(char character, bool first, bool isQuoted, bool asValue)
        => isQuoted
            ? character is '"' or '*' or '\\'
            : char.IsWhiteSpace(character) || character == '|' || (first && !asValue && character is '-' or '+') || SearchScanner.Reserved.Contains(character, StringComparison.Ordinal);
}
