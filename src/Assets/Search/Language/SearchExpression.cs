using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>
/// What was asked for, as a tree of what was written. NOT binds before adjacency, that before AND, AND before OR. Of terms side by
/// side one has to hold, those with <c>+</c> all have to and then the others only raise the score, and those with <c>-</c>, <c>!</c>
/// or NOT must not: <c>a b</c> is a or b, <c>a -b</c> is a and not b, <c>+a b</c> is a, those with b first. The text of a tree is
/// canonical: it reads as the same tree.
/// </summary>
public abstract record SearchExpression
{
    /// <summary>UTF-16 units.</summary>
    public const int LongestText = 4_000;

    public const int MostTerms = 200;

    /// <summary>Of parentheses and signs inside one another.</summary>
    public const int DeepestNesting = 50;

    private SearchExpression()
    {
    }

    /// <param name="text">Null, empty and <c>*</c> are everything.</param>
    /// <exception cref="DamException">InvalidParameter: what is wrong, and where, counted from 1.</exception>
    public static SearchExpression Parse(string? text) => SearchParser.Parse(text ?? "");

    /// <summary>The question to an index.</summary>
    /// <exception cref="DamException">InvalidParameter: a value that its field cannot have, or an operator that it does not take.</exception>
    public SearchPredicate Bind(SearchBinding binding) => SearchBinder.Bind(this, binding);

    public sealed override string ToString() => SearchPrinter.Print(this);

    public sealed record Everything : SearchExpression;

    /// <summary>Parts that are written with something between them: at least two.</summary>
    public abstract record Joined(ImmutableArray<SearchExpression> Parts) : SearchExpression
    {
        public virtual bool Equals(Joined? other) => other is not null && EqualityContract == other.EqualityContract && Parts.SequenceEqual(other.Parts);

        public override int GetHashCode() => Parts.Aggregate(Parts.Length, HashCode.Combine);
    }

    public sealed record Any(ImmutableArray<SearchExpression> Parts) : Joined(Parts);

    public sealed record All(ImmutableArray<SearchExpression> Parts) : Joined(Parts);

    /// <summary>Side by side.</summary>
    public sealed record Sequence(ImmutableArray<SearchExpression> Parts) : Joined(Parts);

    public sealed record Not(SearchExpression Part) : SearchExpression;

    /// <summary>With <c>+</c>.</summary>
    public sealed record Required(SearchExpression Part) : SearchExpression;

    /// <summary>A term without a field, or a field alone: that it is there.</summary>
    public sealed record Bare(SearchTerm Term, TextPosition At) : SearchExpression;

    public sealed record Clause(string Field, SearchOperator Operator, SearchTerm Value, TextPosition At) : SearchExpression;

    /// <param name="From">Null: open.</param>
    /// <param name="To">Null: open.</param>
    public sealed record Range(string Field, SearchTerm? From, bool FromIncluded, SearchTerm? To, bool ToIncluded, TextPosition At) : SearchExpression;
}
