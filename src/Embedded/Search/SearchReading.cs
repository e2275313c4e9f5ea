using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Answers one search: which documents, how many, which of them first, and what they count to.</summary>
internal sealed class SearchReading
{
    private readonly SearchSnapshot _snapshot;
    private readonly DocumentTexts _texts;
    private readonly PredicateReading _predicate;

    public SearchReading(SearchSnapshot snapshot)
    {
        _snapshot = snapshot;
        _texts = new DocumentTexts(snapshot);
        var words = new WordReading(snapshot);
        _predicate = new PredicateReading(snapshot, words, new ValueReading(snapshot, words, _texts));
    }

    /// <exception cref="DamException">InvalidParameter: the place is of another order.</exception>
    public SearchHits Answer(SearchQuery query)
    {
        if (query.After is { } after && after.Values.Length != query.OrderBy.Length)
        {
            throw DamException.Invalid("The place in the results is of another order.");
        }

        var members = _predicate.Of(query.Where);
        var (hits, next) = query.Take == 0 ? ([], null) : Page(members, query);
        var facets = new Facets(_snapshot, _texts);
        return new SearchHits(members.Count(), hits, next, [.. query.Facets.Select(facet => facets.Of(facet, members))]);
    }

    private (ImmutableArray<SearchHit> Hits, SearchPlace? After) Page(DocumentSet members, SearchQuery query)
    {
        var levels = query.OrderBy.Select(sort => new OrderLevel(sort, _snapshot, _texts, _predicate.ScoreOf)).ToArray();
        var docs = new Ordering(_snapshot, _texts, levels).Take(members, query.After, query.Take + 1);
        ImmutableArray<SearchHit> hits = [.. docs.Take(query.Take).Select(HitOf)];
        return (hits, docs.Count <= query.Take ? null : new SearchPlace([.. levels.Select(level => level.ValueOf(docs[query.Take - 1]))], hits[^1].AssetId));
    }

    private SearchHit HitOf(int doc)
    {
        using var row = _snapshot.Session.Query("SELECT asset_id, row_key FROM docs WHERE doc = $1", doc);
        row.Read();
        return new(KeyBytes.Text((byte[])row.GetValue(0)), KeyBytes.Text((byte[])row.GetValue(1)), _predicate.ScoreOf(doc));
    }
}
