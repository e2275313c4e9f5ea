using System.Runtime.InteropServices;
using ServerlessDam.Assets.Search;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The terms that a batch touches, and what it changes of them. A term goes with its last document.</summary>
internal sealed class TermTable(Session session)
{
    /// <summary>Documents that stand in the term's own row: a block takes a row of its own.</summary>
    private const int MostInRow = 16;

    private readonly Dictionary<(int Field, string Value), Term> _byKey = [];
    private readonly Dictionary<long, Term> _byId = [];
    private readonly BlockChanges _blocks = new(session);
    private long? _next;

    private sealed class Term
    {
        public required long Id { get; init; }

        /// <summary>Of a new term; null of one that has a row.</summary>
        public TermKey? Key { get; init; }

        public long Count { get; init; }

        /// <summary>Null: they are in blocks.</summary>
        public int[]? Documents { get; init; }

        public List<int> Added { get; } = [];

        public List<int> Removed { get; } = [];
    }

    /// <summary>In the order of the table's index, so that neighbours are read together.</summary>
    public void Find(IEnumerable<TermKey> keys)
    {
        foreach (var key in keys.Distinct().OrderBy(key => key.Field).ThenBy(key => key.Value, StringComparer.Ordinal))
        {
            var term = Read("SELECT id, count, docs FROM terms WHERE field = $1 AND value = $2", key.Field, KeyBytes.Of(key.Value))
                ?? new Term { Id = Next(), Key = key, Documents = [] };
            _byKey.Add((key.Field, key.Value), term);
            _byId.Add(term.Id, term);
        }
    }

    /// <summary>Of one that was found.</summary>
    public long IdOf(TermKey key) => _byKey[(key.Field, key.Value)].Id;

    public void Change(long id, int doc, bool isAdded)
    {
        if (!_byId.TryGetValue(id, out var term))
        {
            term = Read("SELECT id, count, docs FROM terms WHERE id = $1", id) ?? throw new InvalidOperationException("A document has a term that is not there.");
            _byId.Add(id, term);
        }

        (isAdded ? term.Added : term.Removed).Add(doc);
    }

    public void Save()
    {
        foreach (var term in _byId.Values.Where(term => term.Added.Count + term.Removed.Count > 0).OrderBy(term => term.Id))
        {
            Save(term, term.Count + term.Added.Count - term.Removed.Count);
        }

        _blocks.Save(BlockKeys.OfTerm);
    }

    private void Save(Term term, long count)
    {
        int[]? documents = term.Documents is { } before ? [.. before.Except(term.Removed).Concat(term.Added).Order()] : null;
        if (documents is null or { Length: > MostInRow })
        {
            (documents ?? term.Added.AsEnumerable()).ToList().ForEach(doc => _blocks.Add(term.Id, doc, isAdded: true));
            (documents is null ? term.Removed : []).ForEach(doc => _blocks.Add(term.Id, doc, isAdded: false));
            documents = null;
        }

        object inRow = documents is null ? DBNull.Value : MemoryMarshal.AsBytes<int>(documents).ToArray();
        if (term.Key is { } key)
        {
            var score = SearchFields.IsFoundByWordAlone(key.FieldName) ? SearchScore.Of(key.FieldName, isWhole: false) : 0;
            session.Execute("INSERT INTO terms VALUES($1, $2, $3, $4, $5, $6)", term.Id, key.Field, KeyBytes.Of(key.Value), score, count, inRow);
            session.Execute("INSERT INTO terms_words(rowid, words) VALUES($1, $2)", term.Id, WordText.OfText(key.Value));
        }
        else if (count == 0)
        {
            session.Execute("DELETE FROM terms WHERE id = $1", term.Id);
            session.Execute("DELETE FROM terms_words WHERE rowid = $1", term.Id);
        }
        else
        {
            session.Execute("UPDATE terms SET count = $2, docs = $3 WHERE id = $1", term.Id, count, inRow);
        }
    }

    private Term? Read(string sql, params ReadOnlySpan<object> values)
    {
        using var row = session.Query(sql, values);
        return row.Read()
            ? new Term { Id = row.GetInt64(0), Count = row.GetInt64(1), Documents = row.IsDBNull(2) ? null : MemoryMarshal.Cast<byte, int>((byte[])row.GetValue(2)).ToArray() }
            : null;
    }

    private long Next()
    {
        _next = (_next ?? (long)session.Scalar("SELECT coalesce(max(id), 0) FROM terms")!) + 1;
        return _next.Value;
    }
}
