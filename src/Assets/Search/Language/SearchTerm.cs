using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>A word or a quoted text, without the backslashes.</summary>
/// <param name="Pieces">What stands between its stars: <c>a*</c> is a and an empty piece. Stars side by side are one.</param>
public sealed record SearchTerm(ImmutableArray<string> Pieces, bool IsQuoted)
{
    public bool HasStar => Pieces.Length > 1;

    /// <summary>A star and nothing else.</summary>
    public bool IsStar => Pieces is ["", ""];

    /// <summary>The one star is at the end, after something.</summary>
    public bool IsBeginning => Pieces is [{ Length: > 0 }, ""];

    /// <summary>With its stars, as for a message.</summary>
    public string Text => string.Join('*', Pieces);

    public bool Equals(SearchTerm? other) => other is not null && IsQuoted == other.IsQuoted && Pieces.AsSpan().SequenceEqual(other.Pieces.AsSpan());

    public override int GetHashCode() => Pieces.Aggregate(IsQuoted.GetHashCode(), HashCode.Combine);

    public override string ToString() => SearchPrinter.Print(this, asValue: false);
}
