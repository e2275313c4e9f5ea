using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The terms that a batch touches, and what it changes of them. A term goes with its last document.</summary>
internal sealed class TermTable(Session session)
{
    /// <summary>Documents that stand in the term's own row: a block takes a row of its own.</summary>
    private const int MostInRow = 16;

    private readonly Dictionary<TermKey, Term> _byKey = [];
    private readonly Dictionary<long, Term> _byId = [];
    private readonly BlockChanges _blocks = new(session);
    private readonly TermWords _words = new(session);
    private long? _next;

    /// <summary>In the order of the table's index, so that neighbours are read together.</summary>
    public void Find(IEnumerable<TermKey> keys)
    {
        foreach (var key in keys.Distinct().OrderBy(key => key.Field).ThenBy(key => key.Value, StringComparer.Ordinal))
        {
            var term = Read("SELECT id, field, value, score, count, docs, lone FROM terms WHERE field = $1 AND value = $2", key.Field, KeyBytes.Of(key.Value)) ?? Term.New(Next(), key);
            _byKey.Add(key, term);
            _byId.Add(term.Id, term);
        }
    }

    /// <summary>Of one that was found.</summary>
    public long IdOf(TermKey key) => _byKey[key].Id;

    /// <summary>Whether the term was there before the batch.</summary>
    public bool IsOld(long id) => !_byId.TryGetValue(id, out var term) || !term.IsNew;

    /// <summary>Of a term whose row is gone a document can only be taken out: the index was damaged, and the document is written anew.</summary>
    public void Change(long id, int doc, bool isAdded)
    {
        if (!_byId.TryGetValue(id, out var term))
        {
            if (Read("SELECT id, field, value, score, count, docs, lone FROM terms WHERE id = $1", id) is not { } there)
            {
                _blocks.Add(id, doc, isAdded: false);
                return;
            }

            _byId.Add(id, term = there);
        }

        (isAdded ? term.Added : term.Removed).Add(doc);
    }

    public void Save()
    {
        foreach (var term in _byId.Values.Where(term => term.IsChanged).OrderBy(term => term.Id))
        {
            Save(term);
        }

        _blocks.Save(BlockKeys.OfTerm);
    }

    private void Save(Term term)
    {
        var count = term.Count + term.Added.Count - term.Removed.Count;
        var documents = term.DocumentsAfter();
        var isLone = _words.Save(term, documents, count);
        if (documents is null or { Length: > MostInRow })
        {
            foreach (var doc in documents ?? [.. term.Added])
            {
                _blocks.Add(term.Id, doc, isAdded: true);
            }

            foreach (var doc in documents is null ? term.Removed : [])
            {
                _blocks.Add(term.Id, doc, isAdded: false);
            }

            documents = null;
        }

        object inRow = documents is null ? DBNull.Value : Term.Write(documents);
        if (count == 0)
        {
            session.Run("DELETE FROM terms WHERE id = $1", term.Id);
        }
        else if (term.IsNew)
        {
            session.Run("INSERT INTO terms(id, field, value, score, count, docs, lone) VALUES($1, $2, $3, $4, $5, $6, $7)", term.Id, term.Field, term.Value, term.Score, count, inRow, isLone);
        }
        else
        {
            session.Run("UPDATE terms SET count = $2, docs = $3, lone = $4 WHERE id = $1", term.Id, count, inRow, isLone);
        }
    }

    private Term? Read(string sql, params ReadOnlySpan<object> values)
    {
        using var row = session.Query(sql, values);
        return row.Read()
            ? new Term(
                row.GetInt64(0), row.GetInt32(1), (byte[])row.GetValue(2), row.GetDouble(3), row.GetInt64(4), row.IsDBNull(5) ? null : Term.Read((byte[])row.GetValue(5)), row.GetBoolean(6), IsNew: false)
            : null;
    }

    private long Next()
    {
        // Words of a term whose row was lost may still be there.
        _next = (_next ?? (long)session.Scalar("SELECT max(coalesce((SELECT max(id) FROM terms), 0), coalesce((SELECT max(id) FROM terms_words_docsize), 0))")!) + 1;
        return _next.Value;
    }
}
