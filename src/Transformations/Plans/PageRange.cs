namespace ServerlessDam.Transformations.Plans;

/// <summary>Pages of a document, from 1, both ends included.</summary>
/// <param name="To"><see cref="Last"/> for the last that there is.</param>
public readonly record struct PageRange(int From, int To)
{
    public const int Last = int.MaxValue;

    /// <summary>In a document of <paramref name="count"/> pages.</summary>
    public PageRange Within(int count) => To == Last ? this with { To = Math.Max(From, count) } : this;
}
