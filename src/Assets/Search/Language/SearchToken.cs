namespace ServerlessDam.Assets.Search.Language;

internal enum SearchTokenKind
{
    End,
    Term,
    Open,
    Close,
    OpenRange,
    CloseRange,
    And,
    Or,
    Not,
    To,
    Plus,
    Minus,
    Operator,
}

/// <param name="Start">From 0.</param>
/// <param name="End">Where the next one may begin.</param>
/// <param name="Term">Of a term.</param>
/// <param name="Operator">Of an operator.</param>
/// <param name="IsSquare">Of a bracket of a range: the bound is included.</param>
internal readonly record struct SearchToken(SearchTokenKind Kind, int Start, int End, SearchTerm? Term = null, SearchOperator Operator = default, bool IsSquare = false)
{
    public TextPosition Position => new(Start + 1);
}
