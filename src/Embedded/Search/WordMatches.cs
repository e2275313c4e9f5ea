namespace ServerlessDam.Embedded.Search;

/// <summary>The documents of a word alone, by what it counts for there: a document may be in several.</summary>
internal sealed class WordMatches
{
    private readonly SortedList<double, DocumentSet> _byScore = new(Comparer<double>.Create((a, b) => b.CompareTo(a)));

    /// <summary>The one of this score; made when it is missing.</summary>
    public DocumentSet Of(double score, SearchSnapshot snapshot)
    {
        if (!_byScore.TryGetValue(score, out var set))
        {
            _byScore.Add(score, set = snapshot.Empty());
        }

        return set;
    }

    /// <summary>Once all are found: lets go of sets without any.</summary>
    public DocumentSet Union(SearchSnapshot snapshot)
    {
        var union = snapshot.Empty();
        foreach (var (score, set) in _byScore.ToArray())
        {
            if (set.IsEmpty())
            {
                _byScore.Remove(score);
                snapshot.Release(set);
                continue;
            }

            union.Or(set);
        }

        return union;
    }

    /// <summary>The best; 0 for one that does not match.</summary>
    public double ScoreOf(int doc)
    {
        for (var i = 0; i < _byScore.Count; i++)
        {
            if (_byScore.GetValueAtIndex(i).Contains(doc))
            {
                return _byScore.GetKeyAtIndex(i);
            }
        }

        return 0;
    }
}
