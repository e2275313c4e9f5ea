using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>Keeps the counts that a facet tells: the most, and of equal ones the first by key.</summary>
internal sealed class LeadingCounts
{
    /// <summary>The last of them is the first to go.</summary>
    private readonly PriorityQueue<SearchCount, SearchCount> _counts = new(Comparer<SearchCount>.Create(Compare));

    /// <summary>Whether it would be among them.</summary>
    public bool Takes(SearchCount count) => count.Count > 0 && (_counts.Count < SearchFacetResult.MostCounts || Compare(count, _counts.Peek()) > 0);

    public void Add(SearchCount count)
    {
        if (Takes(count))
        {
            _counts.Enqueue(count, count);
            if (_counts.Count > SearchFacetResult.MostCounts)
            {
                _counts.Dequeue();
            }
        }
    }

    public IEnumerable<SearchCount> InOrder() => _counts.UnorderedItems.Select(item => item.Element).OrderDescending(_counts.Comparer);

    private static int Compare(SearchCount one, SearchCount other)
        => one.Count != other.Count ? one.Count.CompareTo(other.Count) : string.CompareOrdinal(other.Key, one.Key);
}
