namespace ServerlessDam.Azure.Tests.Search.StandIn;

/// <summary>A query's tree in the full Lucene syntax of learn.microsoft.com/azure/search/query-lucene-syntax.</summary>
public abstract record LuceneNode(string? Field)
{
    /// <summary>How much a match counts; the default is 1.</summary>
    public double Boost { get; init; } = 1;

    public sealed record All() : LuceneNode((string?)null);

    /// <summary>A whole term, which is analyzed.</summary>
    public sealed record Term(string? Field, string Text) : LuceneNode(Field);

    /// <param name="Slop">How many words may stand between.</param>
    public sealed record Phrase(string? Field, string Text, int Slop) : LuceneNode(Field);

    /// <summary>Pieces with anything between (*) or one character between (?); not analyzed.</summary>
    /// <param name="Expression">A regular expression of .NET for the whole term.</param>
    public sealed record Pattern(string? Field, string Expression) : LuceneNode(Field);

    public sealed record Fuzzy(string? Field, string Text, int Distance) : LuceneNode(Field);

    public sealed record Group(string? Field, IReadOnlyList<LuceneClause> Clauses) : LuceneNode(Field);
}

public enum Occurs
{
    Should,
    Must,
    MustNot,
}

public sealed record LuceneClause(Occurs Occurs, LuceneNode Node);
