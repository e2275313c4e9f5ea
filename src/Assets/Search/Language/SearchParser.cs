using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>Reads an expression from left to right.</summary>
internal sealed class SearchParser
{
    private readonly SearchReader _read;

    private SearchParser(SearchReader read) => _read = read;

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

        var read = new SearchReader(text);
        if (read.Next.Kind == SearchTokenKind.End)
        {
            return new SearchExpression.Everything();
        }

        var expression = new SearchParser(read).Alternatives(null);
        read.Take(SearchTokenKind.End, "AND, OR, another term or the end");
        return expression;
    }

    private SearchExpression Alternatives(Shared? shared)
    {
        var first = Conjunction(shared);
        if (_read.Next.Kind != SearchTokenKind.Or)
        {
            return first;
        }

        List<SearchExpression> parts = [first];
        while (_read.Skip(SearchTokenKind.Or))
        {
            parts.Add(Conjunction(shared));
        }

        return new SearchExpression.Any([.. parts]);
    }

    private SearchExpression Conjunction(Shared? shared)
    {
        var first = Sequence(shared);
        if (_read.Next.Kind != SearchTokenKind.And)
        {
            return first;
        }

        List<SearchExpression> parts = [first];
        while (_read.Skip(SearchTokenKind.And))
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
        => _read.Next.Kind switch
        {
            SearchTokenKind.Term or SearchTokenKind.Open or SearchTokenKind.Not or SearchTokenKind.Minus or SearchTokenKind.Plus => true,
            SearchTokenKind.OpenRange => shared is not null,
            SearchTokenKind.Operator => shared is not null && _read.Next.Operator.Compares(),
            _ => false,
        };

    private SearchExpression Signed(Shared? shared)
    {
        var sign = _read.Next.Kind;
        if (sign is not (SearchTokenKind.Not or SearchTokenKind.Minus or SearchTokenKind.Plus))
        {
            return Operand(shared);
        }

        _read.Advance();
        var part = _read.Deeper(() => Signed(shared));
        return sign == SearchTokenKind.Plus ? new SearchExpression.Required(part) : new SearchExpression.Not(part);
    }

    private SearchExpression Operand(Shared? shared)
    {
        if (_read.Next.Kind == SearchTokenKind.Open)
        {
            return InParentheses(shared);
        }

        if (shared is not null)
        {
            return Value(shared);
        }

        var token = _read.Take(SearchTokenKind.Term, "a term, a field or \"(\"");
        var term = token.Term!;
        if (_read.Next.Kind != SearchTokenKind.Operator)
        {
            _read.Count(token);
            return term is { IsStar: true, IsQuoted: false } ? new SearchExpression.Everything() : new SearchExpression.Bare(term, token.Position);
        }

        if (term.IsQuoted || term.HasStar)
        {
            throw SearchErrors.Expected(token.Position, $"the name of a field before \"{_read.Next.Operator.Sign()}\", without quotes and stars");
        }

        var sign = _read.Next.Operator;
        _read.Advance(asValue: true);
        return Value(new(term.Text, sign, term.Text + sign.Sign()));
    }

    private SearchExpression InParentheses(Shared? shared)
    {
        var open = _read.Next.Position;
        _read.Advance();
        var inner = _read.Deeper(() => Alternatives(shared));
        _read.Take(SearchTokenKind.Close, $"\")\" for the parenthesis at {open.Value}");
        return inner;
    }

    private SearchExpression Value(Shared shared)
    {
        if (shared.Operator == SearchOperator.Has && _read.Next is { Kind: SearchTokenKind.Operator, Operator: var sign } && sign.Compares())
        {
            shared = new(shared.Field, sign, shared.Text + sign.Sign());
            _read.Advance(asValue: true);
        }

        if (_read.Next.Kind == SearchTokenKind.Open)
        {
            return InParentheses(shared);
        }

        if (_read.Next.Kind == SearchTokenKind.OpenRange && !shared.Operator.Compares())
        {
            return Range(shared.Field);
        }

        var token = _read.Take(SearchTokenKind.Term, $"a value after {SearchErrors.Shown(shared.Text)}");
        _read.Count(token);
        return new SearchExpression.Clause(shared.Field, shared.Operator, token.Term!, token.Position);
    }

    private SearchExpression.Range Range(string field)
    {
        var open = _read.Next;
        _read.Count(open);
        _read.Advance(asValue: true);
        var from = Bound();
        if (_read.Next.Kind != SearchTokenKind.To)
        {
            throw SearchErrors.Expected(_read.Next.Position, "TO in the range");
        }

        _read.Advance(asValue: true);
        var to = Bound();
        var close = _read.Take(SearchTokenKind.CloseRange, $"\"]\" or \"}}\" for the range at {open.Position.Value}");
        return new(field, from, open.IsSquare, to, close.IsSquare, open.Position);
    }

    private SearchTerm? Bound()
    {
        var token = _read.Take(SearchTokenKind.Term, "a bound of the range, or * for none");
        return token.Term switch
        {
            { IsStar: true } => null,
            { HasStar: true } => throw SearchErrors.Expected(token.Position, "a bound without stars"),
            var term => term,
        };
    }
}
