using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>
/// The full Lucene syntax by learn.microsoft.com/azure/search/query-lucene-syntax: fields, phrases, proximity, wildcards, fuzzy terms,
/// regular expressions, boosts, AND, OR, NOT, + and -, groups. What the page says is not allowed is refused, and so is a special
/// character without a backslash.
/// </summary>
internal sealed partial class LuceneParser
{
    private const string Special = "+-&|!(){}[]^\"~*?:\\/";

    /// <summary>Characters of a partial term, and of a query (learn.microsoft.com/azure/search/search-limits-quotas-capacity).</summary>
    private const int LongestPartial = 1000;
    private const int LongestQuery = 100_000;

    private readonly string _text;
    private readonly bool _isAll;
    private int _at;

    private LuceneParser(string text, bool isAll) => (_text, _isAll) = (text, isAll);

    public static LuceneNode Parse(string text, bool isAll)
    {
        IndexSchema.Refuse(text.Length > LongestQuery, $"A search takes {LongestQuery} characters.");
        if (text.Trim() is "" or "*")
        {
            return new LuceneNode.All();
        }

        var parser = new LuceneParser(text, isAll);
        var node = parser.Clauses(null, isGroup: false);
        return parser._at == text.Length ? node : throw parser.Wrong("syntax error");
    }

    private LuceneNode.Group Clauses(string? field, bool isGroup)
    {
        var clauses = new List<LuceneClause>();
        while (Skip() < _text.Length && !(isGroup && _text[_at] == ')'))
        {
            var (isAnd, isOr) = (Word("AND") || Sign("&&"), Word("OR") || Sign("||"));
            if ((isAnd || isOr) && clauses.Count == 0)
            {
                throw Wrong("an operator without a left side");
            }

            Skip();
            var occurs = Sign("+") ? Occurs.Must : Word("NOT") || Sign("-") || Sign("!") ? Occurs.MustNot : isAnd || (_isAll && !isOr) ? Occurs.Must : Occurs.Should;
            Skip();
            // AND binds what stands before it too, and with searchMode=all OR lets go of it, as Lucene's classic parser has it.
            if (isAnd && clauses[^1].Occurs == Occurs.Should || isOr && _isAll && clauses[^1].Occurs == Occurs.Must)
            {
                clauses[^1] = clauses[^1] with { Occurs = isAnd ? Occurs.Must : Occurs.Should };
            }

            clauses.Add(new LuceneClause(occurs, Boosted(Unit(field))));
        }

        IndexSchema.Refuse(clauses.Count == 0, "Failed to parse query string: empty.");
        IndexSchema.Refuse(clauses.All(clause => clause.Occurs == Occurs.MustNot), "Failed to parse query string: a negation alone is not allowed in the full syntax.");
        IndexSchema.Refuse(clauses.Any(clause => clause.Occurs == Occurs.MustNot) && clauses.Any(clause => clause.Node is LuceneNode.All), "Failed to parse query string: a negation cannot be combined with a wildcard in the full syntax.");
        return new LuceneNode.Group(field, clauses);
    }

    private LuceneNode Unit(string? field)
    {
        IndexSchema.Refuse(_at >= _text.Length, "Failed to parse query string: it ends where a term is expected.");
        if (FieldName().Match(_text, _at) is { Success: true } named)
        {
            IndexSchema.Refuse(field is not null, "Failed to parse query string: a field within a field.");
            _at += named.Length;
            Skip();
            return Unit(named.Groups[1].Value);
        }

        switch (_text[_at])
        {
            case '(':
                _at++;
                var group = Clauses(field, isGroup: true);
                return Sign(")") ? group : throw Wrong("')' expected");
            case '"':
                return Phrase(field);
            case '/':
                return RegularExpression(field);
            default:
                return Term(field);
        }
    }

    private LuceneNode Boosted(LuceneNode node)
    {
        if (!Sign("^"))
        {
            return node;
        }

        var number = Number().Match(_text, _at);
        _at += number.Length;
        var boost = number.Success ? double.Parse(number.Value, CultureInfo.InvariantCulture) : 0;
        return boost > 0 ? node with { Boost = boost } : throw Wrong("a boost must be a positive number");
    }

    private LuceneNode.Phrase Phrase(string? field)
    {
        var phrase = new StringBuilder();
        for (_at++; ; _at++)
        {
            IndexSchema.Refuse(_at >= _text.Length, "Failed to parse query string: a phrase without an end.");
            if (_text[_at] == '"')
            {
                _at++;
                return new LuceneNode.Phrase(field, phrase.ToString(), Sign("~") ? Digits() : 0);
            }

            _at += _text[_at] == '\\' && _at + 1 < _text.Length ? 1 : 0;
            phrase.Append(_text[_at]);
        }
    }

    /// <summary>Only what is the same in Lucene and in .NET: letters, digits, points, classes, groups, repetitions, alternatives.</summary>
    private LuceneNode.Pattern RegularExpression(string? field)
    {
        var end = RegularExpressionForm().Match(_text, _at);
        IndexSchema.Refuse(!end.Success, "Failed to parse query string: a regular expression without an end, or of another form than the stand-in reads.");
        _at += end.Length;
        var expression = end.Groups[1].Value;
        IndexSchema.Refuse(expression.Length > LongestPartial, $"A regular expression takes {LongestPartial} characters.");
        return new LuceneNode.Pattern(field, expression.ToLowerInvariant());
    }

    private LuceneNode Term(string? field)
    {
        var (pattern, plain, isPartial) = (new StringBuilder(), new StringBuilder(), false);
        for (var start = _at; _at < _text.Length && !char.IsWhiteSpace(_text[_at]); _at++)
        {
            var sign = _text[_at];
            if (sign == '\\')
            {
                IndexSchema.Refuse(++_at >= _text.Length, "Failed to parse query string: nothing to escape.");
            }
            else if (sign is '*' or '?')
            {
                IndexSchema.Refuse(_at == start, "Failed to parse query string: '*' or '?' not allowed as first character in a term.");
                isPartial = true;
                pattern.Append(sign == '*' ? ".*" : ".");
                continue;
            }
            else if (sign is '^' or ')' || (sign == '~' && FuzzyEnd().IsMatch(_text, _at)))
            {
                break;
            }
            else if (Special.Contains(sign, StringComparison.Ordinal) && !(_at > start && sign is '-' or '+' or '~'))
            {
                throw Wrong($"'{sign}' is special and must be escaped");
            }

            pattern.Append(Regex.Escape(_text[_at].ToString()));
            plain.Append(_text[_at]);
        }

        IndexSchema.Refuse(pattern.Length == 0, "Failed to parse query string: a term expected.");
        if (Sign("~"))
        {
            return new LuceneNode.Fuzzy(field, plain.ToString().ToLowerInvariant(), _at < _text.Length && char.IsAsciiDigit(_text[_at]) ? Digits() : 2);
        }

        IndexSchema.Refuse(isPartial && plain.Length > LongestPartial, $"A partial term takes {LongestPartial} characters.");
        // "The only transformation performed on partial query terms is lowercasing" (.../search-query-lucene-examples).
        return isPartial ? new LuceneNode.Pattern(field, pattern.ToString().ToLowerInvariant()) : new LuceneNode.Term(field, plain.ToString());
    }

    private int Digits()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at]))
        {
            _at++;
        }

        return int.TryParse(_text.AsSpan(start, _at - start), CultureInfo.InvariantCulture, out var number) ? number : throw Wrong("a number expected");
    }

    private bool Sign(string sign)
    {
        var isThere = _text.AsSpan(_at).StartsWith(sign, StringComparison.Ordinal);
        _at += isThere ? sign.Length : 0;
        return isThere;
    }

    private bool Word(string word)
    {
        Skip();
        var after = _at + word.Length;
        return (after >= _text.Length || !char.IsLetterOrDigit(_text[after])) && Sign(word);
    }

    private int Skip()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }

        return _at;
    }

    private RefusalException Wrong(string what) => new($"Failed to parse query string at position {_at}: {what}.");

    [GeneratedRegex(@"\G([A-Za-z][A-Za-z0-9_]*(?:/[A-Za-z][A-Za-z0-9_]*)*):")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"\G\d+(\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex(@"\G~\d?(?=$|[\s)^])")]
    private static partial Regex FuzzyEnd();

    [GeneratedRegex(@"\G/((?:[\w.*+?|()\[\]-]|\\/)+)/")]
    private static partial Regex RegularExpressionForm();
}
