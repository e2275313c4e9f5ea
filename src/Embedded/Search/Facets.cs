using System.Runtime.InteropServices;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Counts matches by a field.</summary>
internal sealed class Facets(SearchSnapshot snapshot, DocumentTexts texts)
{
    /// <summary>Up to so many matches are read one by one.</summary>
    private const int Few = 1000;

    public SearchFacetResult Of(SearchFacet facet, DocumentSet members)
        => new(facet.Field, facet.Ranges.IsEmpty ? [.. Most(ByText(facet.Field, members))] : [.. facet.Ranges.Select(range => new SearchCount(range.Key, InRange(facet.Field, range, members)))]);

    private static IEnumerable<SearchCount> Most(IEnumerable<SearchCount> counts)
        => counts.Where(count => count.Count > 0).OrderByDescending(count => count.Count).ThenBy(count => count.Key, StringComparer.Ordinal).Take(SearchFacetResult.MostCounts);

    private int InRange(string field, SearchFacetRange range, DocumentSet members)
    {
        var set = snapshot.Empty();
        var to = range.To is { } end ? Math.BitDecrement(end) : double.PositiveInfinity;
        snapshot.NumbersOf(field)?.AddBetween(range.From ?? double.NegativeInfinity, to, set, snapshot.Token);
        var count = set.CountWith(members);
        snapshot.Release(set);
        return count;
    }

    private IEnumerable<SearchCount> ByText(string field, DocumentSet members)
        => snapshot.FieldOf(field) is not { } id ? []
            : NameFields.MayBePlain(field) || members.Count() <= Few ? ByDocument(id, members)
            : NameFields.Contains(field) ? ByName(id, members)
            : ByTerm(id, members);

    private IEnumerable<SearchCount> ByDocument(int field, DocumentSet members)
        => members.ToArray().SelectMany(doc => texts.Of(doc, field)).CountBy(value => value, StringComparer.Ordinal).Select(count => new SearchCount(count.Key, count.Value));

    private IEnumerable<SearchCount> ByName(int field, DocumentSet members)
    {
        using var rows = snapshot.Session.Query("SELECT value, doc FROM names WHERE field = $1 ORDER BY value", field);
        var (value, count) = (Array.Empty<byte>(), 0);
        while (rows.Read())
        {
            if (!members.Contains(rows.GetInt32(1)))
            {
                continue;
            }

            var next = (byte[])rows.GetValue(0);
            if (!next.AsSpan().SequenceEqual(value))
            {
                snapshot.Token.ThrowIfCancellationRequested();
                yield return new(KeyBytes.Text(value), count);
                (value, count) = (next, 0);
            }

            count++;
        }

        yield return new(KeyBytes.Text(value), count);
    }

    /// <summary>Those of most documents first: once there are enough counts, a term with fewer documents than the least cannot be among them.</summary>
    private List<SearchCount> ByTerm(int field, DocumentSet members)
    {
        var (counts, best) = (new List<SearchCount>(), new PriorityQueue<long, long>());
        foreach (var (id, documents) in TermsOf(field).OrderByDescending(term => term.Documents))
        {
            if (best.Count == SearchFacetResult.MostCounts && documents < best.Peek())
            {
                break;
            }

            var (value, count) = Count(id, members);
            counts.Add(new(value, count));
            best.Enqueue(count, count);
            if (best.Count > SearchFacetResult.MostCounts)
            {
                best.Dequeue();
            }
        }

        return counts;
    }

    private List<(long Id, long Documents)> TermsOf(int field)
    {
        var terms = new List<(long, long)>();
        using var rows = snapshot.Session.Query("SELECT id, count FROM terms WHERE field = $1", field);
        while (rows.Read())
        {
            terms.Add((rows.GetInt64(0), rows.GetInt64(1)));
        }

        snapshot.Token.ThrowIfCancellationRequested();
        return terms;
    }

    private (string Value, int Count) Count(long id, DocumentSet members)
    {
        using var row = snapshot.Session.Query("SELECT value, docs FROM terms WHERE id = $1", id);
        row.Read();
        var value = KeyBytes.Text((byte[])row.GetValue(0));
        if (!row.IsDBNull(1))
        {
            var count = 0;
            foreach (var doc in MemoryMarshal.Cast<byte, int>((byte[])row.GetValue(1)))
            {
                count += members.Contains(doc) ? 1 : 0;
            }

            return (value, count);
        }

        var set = snapshot.Empty();
        snapshot.AddBlocks(id, set);
        var together = set.CountWith(members);
        snapshot.Release(set);
        return (value, together);
    }
}
