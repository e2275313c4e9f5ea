using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search;

/// <summary>
/// What a search asks of documents, with every name, unit and date resolved: the few questions that an index has to answer.
/// Negation is of documents: those that do not hold, the ones without the field included.
/// </summary>
public abstract record SearchPredicate
{
    private SearchPredicate()
    {
    }

    public sealed record Everything : SearchPredicate;

    public sealed record Nothing : SearchPredicate;

    /// <summary>All of them hold; of none, everything does.</summary>
    public sealed record All(ImmutableArray<SearchPredicate> Parts) : SearchPredicate;

    /// <summary>One of them holds; of none, nothing does.</summary>
    public sealed record Any(ImmutableArray<SearchPredicate> Parts) : SearchPredicate;

    public sealed record Not(SearchPredicate Part) : SearchPredicate;

    /// <summary>Holds of all; raises the score of those of which the part holds (the optional side of <c>+a b</c>).</summary>
    public sealed record Preferred(SearchPredicate Part) : SearchPredicate;

    /// <summary>A text of the field is this one, to the character.</summary>
    public sealed record Exact(string Field, string Value) : SearchPredicate;

    /// <summary>A text of the field begins so, to the character; an empty beginning is that of any text.</summary>
    public sealed record Begins(string Field, string Beginning) : SearchPredicate;

    /// <summary>A text of the field is made of these pieces in this order, with anything between two of them: <c>a*b</c> is a, b; the first and last may be empty.</summary>
    public sealed record Pieces(string Field, ImmutableArray<string> Parts) : SearchPredicate;

    /// <summary>One text of the field holds these tokens one after the other.</summary>
    /// <param name="Field">Null: any field of which <see cref="SearchFields.IsFoundByWordAlone"/> holds; only such words count for the score.</param>
    /// <param name="Tokens">At least one, as <see cref="SearchTokens"/> gives them.</param>
    /// <param name="LastIsBeginning">The last token of the text may go on.</param>
    public sealed record Words(string? Field, ImmutableArray<string> Tokens, bool LastIsBeginning) : SearchPredicate;

    /// <summary>A text of any field that a word alone finds holds one of these phrases: what stands for a word. Counts once, however many hold.</summary>
    /// <param name="Word">The one that was asked for.</param>
    public sealed record Related(string Word, ImmutableArray<RelatedPhrase> Phrases) : SearchPredicate;

    /// <summary>The number of the field lies between; null is no bound. Documents without the number never hold.</summary>
    public sealed record Between(string Field, double? From, bool FromIncluded, double? To, bool ToIncluded) : SearchPredicate;

    /// <summary>The field has a text or a number.</summary>
    public sealed record Exists(string Field) : SearchPredicate;
}
