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
        => new(facet.Field, facet.Ranges.IsEmpty ? [.. ByText(facet.Field, members).InOrder()] : [.. facet.Ranges.Select(range => new SearchCount(range.Key, InRange(facet.Field, range, members)))]);

    private int InRange(string field, SearchFacetRange range, DocumentSet members)
    {
        var set = snapshot.Empty();
        var to = range.To is { } end ? Math.BitDecrement(end) : double.PositiveInfinity;
        snapshot.NumbersOf(field)?.AddBetween(range.From ?? double.NegativeInfinity, to, set, snapshot.Token);
        var count = set.CountWith(members);
        snapshot.Release(set);
        return count;
    }

    private LeadingCounts ByText(string field, DocumentSet members)
        => snapshot.FieldOf(field) is not { } id ? new LeadingCounts()
            : NameFields.MayBePlain(field) || members.Count() <= Few ? ByDocument(id, members)
            : NameFields.Contains(field) ? ByName(id, members)
            : ByTerm(id, members);

    private LeadingCounts ByDocument(int field, DocumentSet members)
    {
        var leading = new LeadingCounts();
        foreach (var (value, count) in members.ToArray().SelectMany(doc => texts.Of(doc, field)).CountBy(value => value, StringComparer.Ordinal))
        {
            leading.Add(new(value, count));
        }

        return leading;
    }

    private LeadingCounts ByName(int field, DocumentSet members)
    {
        var leading = new LeadingCounts();
        using var rows = snapshot.Session.Query("SELECT value, doc FROM names WHERE field = $1 ORDER BY value", field);
        var (value, count) = (Array.Empty<byte>(), 0);
        for (var row = 0; rows.Read(); row++)
        {
            CheckAt(row);
            if (!members.Contains(rows.GetInt32(1)))
            {
                continue;
            }

            var next = (byte[])rows.GetValue(0);
            if (!next.AsSpan().SequenceEqual(value))
            {
                leading.Add(new(KeyBytes.Text(value), count));
                (value, count) = (next, 0);
            }

            count++;
        }

        leading.Add(new(KeyBytes.Text(value), count));
        return leading;
    }

    /// <summary>Those of most documents first: when one would not count though all its documents matched, no later one does.</summary>
    private LeadingCounts ByTerm(int field, DocumentSet members)
    {
        var leading = new LeadingCounts();
        foreach (var (id, documents) in TermsOf(field).OrderByDescending(term => term.Documents))
        {
            snapshot.Token.ThrowIfCancellationRequested();
            var (value, count) = Count(id, members);
            if (!leading.Takes(new(value, documents)))
            {
                break;
            }

            leading.Add(new(value, count));
        }

        return leading;
    }

    /// <summary>In the order of their values.</summary>
    private List<(long Id, long Documents)> TermsOf(int field)
    {
        var terms = new List<(long, long)>();
        using var rows = snapshot.Session.Query("SELECT id, count FROM terms WHERE field = $1 ORDER BY value", field);
        for (var row = 0; rows.Read(); row++)
        {
            CheckAt(row);
            terms.Add((rows.GetInt64(0), rows.GetInt64(1)));
        }

        return terms;
    }

    private void CheckAt(int row)
    {
        if ((row & 0xFFF) == 0)
        {
            snapshot.Token.ThrowIfCancellationRequested();
        }
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
