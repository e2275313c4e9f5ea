using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The newest documents of one version of an index in their order, in memory: a page of what is frequent looks at these alone. Never changes.</summary>
/// <param name="column">The times that it is of.</param>
/// <param name="docs">The latest first; of equal times by asset id.</param>
/// <param name="isAll">There is no other one with a time.</param>
internal sealed class NewestDocuments(NumberColumn column, int[] docs, bool isAll)
{
    /// <summary>What is rarer than a page in these has so few documents that a look at each is as quick.</summary>
    public const int Most = 8192;

    public NumberColumn Column => column;

    public int[] Docs => docs;

    public bool IsAll => isAll;

    /// <summary>Null: they do not reach far enough, or hardly so.</summary>
    /// <param name="matches">How many are in the set.</param>
    /// <param name="compare">See <see cref="NewestCache.Compare"/>.</param>
    public List<int>? TryTake(DocumentSet members, int matches, long documents, SearchPlace? after, int count, Func<int, double, byte[], int> compare)
    {
        if (matches == 0 || count * documents / matches > 2 * Most)
        {
            return null;
        }

        var taken = new List<int>(count);
        for (var at = after is null ? 0 : FirstAfter(after, compare); at < docs.Length && taken.Count < count; at++)
        {
            if (members.Contains(docs[at]))
            {
                taken.Add(docs[at]);
            }
        }

        return taken.Count == count ? taken : null;
    }

    private int FirstAfter(SearchPlace place, Func<int, double, byte[], int> compare)
    {
        var (created, assetId) = (place.Values[0].Number ?? double.NegativeInfinity, KeyBytes.Of(place.AssetId));
        var (low, high) = (0, docs.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = compare(docs[middle], created, assetId) > 0 ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
