using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Reads an expression from left to right, one token ahead.</summary>
internal sealed class SearchParser
{
    private readonly string _text;
    private SearchToken _next;
    private int _depth;
    private int _terms;

    private SearchParser(string text)
    {
        _text = text;
        _next = SearchScanner.Read(text, 0, asValue: false);
    }

    /// <summary>The field and the operator that values in parentheses share, and how they were written.</summary>
    private sealed record Shared(string Field, SearchOperator Operator, string Text);

    public static SearchExpression Parse(string text)
    {
        if (text.Length > SearchExpression.LongestText)
        {
            throw DamException.Invalid($"The search expression is too long: {text.Length} characters, at most {SearchExpression.LongestText}");
        }

        if (!Unicode.IsWellFormed(text))
        {
            throw DamException.Invalid("The search expression is no Unicode text: half of a surrogate pair stands alone in it");
        }

        var parser = new SearchParser(text);
        if (parser._next.Kind == SearchTokenKind.End)
        {
            return new SearchExpression.Everything();
        }

        var expression = parser.Alternatives(null);
        parser.Take(SearchTokenKind.End, "AND, OR, another term or the end");
        return expression;
    }

    private SearchExpression Alternatives(Shared? shared)
    {
        var first = Conjunction(shared);
        if (_next.Kind != SearchTokenKind.Or)
        {
            return first;
        }

        List<SearchExpression> parts = [first];
        while (Skip(SearchTokenKind.Or))
        {
            parts.Add(Conjunction(shared));
        }

        return new SearchExpression.Any([.. parts]);
    }

    private SearchExpression Conjunction(Shared? shared)
    {
        var first = Sequence(shared);
        if (_next.Kind != SearchTokenKind.And)
        {
            return first;
        }

        List<SearchExpression> parts = [first];
        while (Skip(SearchTokenKind.And))
        {
            parts.Add(Sequence(shared));
        }

        return new SearchExpression.All([.. parts]);
    }

    private SearchExpression Sequence(Shared? shared)
    {
        List<SearchExpression> parts = [Signed(shared)];
        while (BeginsPart(shared))
        {
            parts.Add(Signed(shared));
        }

        return parts is [var only] ? only : new SearchExpression.Sequence([.. parts]);
    }

    private bool BeginsPart(Shared? shared)
        => _next.Kind switch
        {
            SearchTokenKind.Term or SearchTokenKind.Open or SearchTokenKind.Not or SearchTokenKind.Minus or SearchTokenKind.Plus => true,
            SearchTokenKind.OpenRange => shared is not null,
            SearchTokenKind.Operator => shared is not null && _next.Operator.Compares(),
            _ => false,
        };

    private SearchExpression Signed(Shared? shared)
    {
        var sign = _next.Kind;
        if (sign is not (SearchTokenKind.Not or SearchTokenKind.Minus or SearchTokenKind.Plus))
        {
            return Operand(shared);
        }

        Advance();
        var part = Deeper(() => Signed(shared));
        return sign == SearchTokenKind.Plus ? new SearchExpression.Required(part) : new SearchExpression.Not(part);
    }

    private SearchExpression Operand(Shared? shared)
    {
        if (_next.Kind == SearchTokenKind.Open)
        {
            return InParentheses(shared);
        }

        if (shared is not null)
        {
            return Value(shared);
        }

        var token = Take(SearchTokenKind.Term, "a term, a field or \"(\"");
        var term = token.Term!;
        if (_next.Kind != SearchTokenKind.Operator)
        {
            Count(token);
            return term is { IsStar: true, IsQuoted: false } ? new SearchExpression.Everything() : new SearchExpression.Bare(term, token.Position);
        }

        if (term.IsQuoted || term.HasStar)
        {
            throw SearchErrors.Expected(token.Position, $"the name of a field before \"{_next.Operator.Sign()}\", without quotes and stars");
        }

        var sign = _next.Operator;
        Advance(asValue: true);
        return Value(new(term.Text, sign, term.Text + sign.Sign()));
    }

    private SearchExpression InParentheses(Shared? shared)
    {
        var open = _next.Position;
        Advance();
        var inner = Deeper(() => Alternatives(shared));
        Take(SearchTokenKind.Close, $"\")\" for the parenthesis at {open.Value}");
        return inner;
    }

    private SearchExpression Value(Shared shared)
    {
        if (shared.Operator == SearchOperator.Has && _next is { Kind: SearchTokenKind.Operator, Operator: var sign } && sign.Compares())
        {
            shared = new(shared.Field, sign, shared.Text + sign.Sign());
            Advance(asValue: true);
        }

        if (_next.Kind == SearchTokenKind.Open)
        {
            return InParentheses(shared);
        }

        if (_next.Kind == SearchTokenKind.OpenRange && !shared.Operator.Compares())
        {
            return Range(shared.Field);
        }

        var token = Take(SearchTokenKind.Term, $"a value after {SearchErrors.Shown(shared.Text)}");
        Count(token);
        return new SearchExpression.Clause(shared.Field, shared.Operator, token.Term!, token.Position);
    }

    private SearchExpression.Range Range(string field)
    {
        var open = _next;
        Count(open);
        Advance(asValue: true);
        var from = Bound();
        if (_next.Kind != SearchTokenKind.To)
        {
            throw SearchErrors.Expected(_next.Position, "TO in the range");
        }

        Advance(asValue: true);
        var to = Bound();
        var close = Take(SearchTokenKind.CloseRange, $"\"]\" or \"}}\" for the range at {open.Position.Value}");
        return new(field, from, open.IsSquare, to, close.IsSquare, open.Position);
    }

    private SearchTerm? Bound()
    {
        var token = Take(SearchTokenKind.Term, "a bound of the range, or * for none");
        return token.Term switch
        {
            { IsStar: true } => null,
            { HasStar: true } => throw SearchErrors.Expected(token.Position, "a bound without stars"),
            var term => term,
        };
    }

    private T Deeper<T>(Func<T> read)
    {
        if (++_depth > SearchExpression.DeepestNesting)
        {
            throw SearchErrors.Expected(_next.Position, $"at most {SearchExpression.DeepestNesting} parentheses and signs inside one another");
        }

        var result = read();
        _depth--;
        return result;
    }

    private void Count(SearchToken token)
    {
        if (++_terms > SearchExpression.MostTerms)
        {
            throw SearchErrors.Expected(token.Position, $"the end: an expression has at most {SearchExpression.MostTerms} terms");
        }
    }

    private SearchToken Take(SearchTokenKind kind, string expected)
    {
        var token = _next;
        if (token.Kind != kind)
        {
            throw SearchErrors.Expected(token.Position, expected);
        }

        Advance();
        return token;
    }

    private bool Skip(SearchTokenKind kind)
    {
        var found = _next.Kind == kind;
        if (found)
        {
            Advance();
        }

        return found;
    }

    private void Advance(bool asValue = false) => _next = SearchScanner.Read(_text, _next.End, asValue);
}
