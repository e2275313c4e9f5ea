namespace ServerlessDam.Assets.Search.Language;

/// <summary>The tokens of an expression, one ahead, within its bounds.</summary>
internal sealed class SearchReader(string text)
{
    private int _depth;
    private int _terms;

    public SearchToken Next { get; private set; } = SearchScanner.Read(text, 0, asValue: false);

    /// <summary>Reads what stands inside a parenthesis or behind a sign.</summary>
    public T Deeper<T>(Func<T> read)
    {
        if (++_depth > SearchExpression.DeepestNesting)
        {
            throw SearchErrors.Expected(Next.Position, $"at most {SearchExpression.DeepestNesting} parentheses and signs inside one another");
        }

        var result = read();
        _depth--;
        return result;
    }

    /// <summary>One more term.</summary>
    public void Count(SearchToken token)
    {
        if (++_terms > SearchExpression.MostTerms)
        {
            throw SearchErrors.Expected(token.Position, $"the end: an expression has at most {SearchExpression.MostTerms} terms");
        }
    }

    /// <param name="expected">What to say when another one comes.</param>
    public SearchToken Take(SearchTokenKind kind, string expected)
    {
        var token = Next;
        if (token.Kind != kind)
        {
            throw SearchErrors.Expected(token.Position, expected);
        }

        Advance();
        return token;
    }

    /// <summary>Passes over the next one if it is of a kind.</summary>
    public bool Skip(SearchTokenKind kind)
    {
        var found = Next.Kind == kind;
        if (found)
        {
            Advance();
        }

        return found;
    }

    /// <inheritdoc cref="SearchScanner.Read"/>
    public void Advance(bool asValue = false) => Next = SearchScanner.Read(text, Next.End, asValue);
}
