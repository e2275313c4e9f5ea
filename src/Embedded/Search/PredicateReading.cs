using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>Turns a predicate into the set of documents of which it holds, and notes what its words alone count for.</summary>
internal sealed class PredicateReading(SearchSnapshot snapshot, WordReading words, ValueReading values)
{
    private readonly List<WordMatches> _matches = [];

    /// <summary>Whether a word alone counted for anything yet.</summary>
    public bool HasScores => _matches.Count > 0;

    /// <summary>As <see cref="SearchMatcher.Score"/> has it, of a document of which the whole predicate holds.</summary>
    public double ScoreOf(int doc) => _matches.Sum(match => match.ScoreOf(doc));

    /// <summary>The caller's own set.</summary>
    public DocumentSet Of(SearchPredicate predicate) => predicate is SearchPredicate.All all ? All(all, counts: true, isWhole: true) : Of(predicate, counts: true);

    private DocumentSet Of(SearchPredicate predicate, bool counts)
    {
        snapshot.Token.ThrowIfCancellationRequested();
        return predicate switch
        {
            SearchPredicate.Everything => snapshot.CopyOf(snapshot.All),
            SearchPredicate.Preferred preferred => Preferred(preferred, counts),
            SearchPredicate.All all => All(all, counts, isWhole: false),
            SearchPredicate.Any any => Any(any, counts),
            SearchPredicate.Not not => Not(not),
            SearchPredicate.Exact exact => values.Exact(exact.Field, exact.Value),
            SearchPredicate.Begins begins => values.Begins(begins.Field, begins.Beginning),
            SearchPredicate.Pieces pieces => values.Pieces(pieces.Field, pieces.Parts),
            SearchPredicate.Words { Field: { } field } leaf => words.InField(field, leaf),
            SearchPredicate.Words leaf => Scored(words.Alone(leaf), counts),
            SearchPredicate.Related related => Scored(words.Related(related), counts),
            SearchPredicate.Between between => Between(between),
            SearchPredicate.Exists exists => Exists(exists.Field),
            _ => snapshot.Empty(),
        };
    }

    private DocumentSet Preferred(SearchPredicate.Preferred preferred, bool counts)
    {
        if (counts)
        {
            snapshot.Release(Of(preferred.Part, counts));
        }

        return snapshot.CopyOf(snapshot.All);
    }

    /// <param name="isWhole">Of none of its documents, no score is wanted: nothing else needs to be read then.</param>
    private DocumentSet All(SearchPredicate.All all, bool counts, bool isWhole)
    {
        DocumentSet? set = null;
        foreach (var part in all.Parts.Where(part => part is not SearchPredicate.Exact exact || !values.IsOfAll(exact.Field, exact.Value)))
        {
            var other = Of(part, counts);
            if (set is null)
            {
                set = other;
            }
            else
            {
                set.And(other);
                snapshot.Release(other);
            }

            if ((isWhole || !counts) && set.IsEmpty())
            {
                break;
            }
        }

        return set ?? snapshot.CopyOf(snapshot.All);
    }

    private DocumentSet Any(SearchPredicate.Any any, bool counts)
    {
        var set = snapshot.Empty();
        foreach (var part in any.Parts)
        {
            var other = Of(part, counts);
            set.Or(other);
            snapshot.Release(other);
        }

        return set;
    }

    private DocumentSet Not(SearchPredicate.Not not)
    {
        var (set, other) = (snapshot.CopyOf(snapshot.All), Of(not.Part, counts: false));
        set.AndNot(other);
        snapshot.Release(other);
        return set;
    }

    private DocumentSet Scored(WordMatches matches, bool counts)
    {
        if (counts)
        {
            _matches.Add(matches);
        }

        return matches.Union(snapshot, counts);
    }

    private DocumentSet Between(SearchPredicate.Between between)
    {
        var set = snapshot.Empty();
        var from = between.From is { } least ? between.FromIncluded ? least : Math.BitIncrement(least) : double.NegativeInfinity;
        var to = between.To is { } most ? between.ToIncluded ? most : Math.BitDecrement(most) : double.PositiveInfinity;
        snapshot.NumbersOf(between.Field)?.AddBetween(from, to, set, snapshot.Token);
        return set;
    }

    private DocumentSet Exists(string field)
    {
        var set = snapshot.FieldOf(field) is { } id ? snapshot.WithField(id) : snapshot.Empty();
        snapshot.NumbersOf(field)?.AddBetween(double.NegativeInfinity, double.PositiveInfinity, set, snapshot.Token);
        return set;
    }
}
