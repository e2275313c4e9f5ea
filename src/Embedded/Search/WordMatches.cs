namespace ServerlessDam.Embedded.Search;

/// <summary>The documents of a word alone, by what it counts for there: a document may be in several.</summary>
internal sealed class WordMatches
{
    /// <summary>A set has a bit for each document, a list 32 of each that is in it: of fewer than this share a list is half as large.</summary>
    private const int Sparse = 64;

    private readonly SortedList<double, DocumentSet> _byScore = new(Comparer<double>.Create((a, b) => b.CompareTo(a)));
    private readonly List<(double Score, Func<int, bool> Holds)> _scored = [];

    /// <summary>The one of this score; made when it is missing.</summary>
    public DocumentSet Of(double score, SearchSnapshot snapshot)
    {
        if (!_byScore.TryGetValue(score, out var set))
        {
            _byScore.Add(score, set = snapshot.Empty());
        }

        return set;
    }

    /// <summary>Once all are found: keeps what <see cref="ScoreOf"/> wants, as small as it can.</summary>
    /// <param name="counts">False: the score is not wanted.</param>
    public DocumentSet Union(SearchSnapshot snapshot, bool counts)
    {
        var union = snapshot.Empty();
        foreach (var (score, set) in _byScore)
        {
            union.Or(set);
            var count = counts ? set.Count() : 0;
            if (count > snapshot.Capacity / Sparse)
            {
                _scored.Add((score, set.Contains));
                continue;
            }

            if (count > 0)
            {
                var few = set.ToArray();
                _scored.Add((score, doc => Array.BinarySearch(few, doc) >= 0));
            }

            snapshot.Release(set);
        }

        _byScore.Clear();
        return union;
    }

    /// <summary>The best; 0 for one that does not match.</summary>
    public double ScoreOf(int doc)
    {
        foreach (var (score, holds) in _scored)
        {
            if (holds(doc))
            {
                return score;
            }
        }

        return 0;
    }
}
