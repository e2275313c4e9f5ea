using System.Buffers;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>One search's view of an index: a read transaction, and the sets that it works with, which go back to the pool at its end.</summary>
internal sealed class SearchSnapshot : IDisposable
{
    private readonly List<DocumentSet> _sets = [];
    private readonly ColumnCache _columns;
    private readonly int _words;
    private readonly Dictionary<string, int?> _fields = [];
    private DocumentSet? _all;

    private SearchSnapshot(Session session, ColumnCache columns, CancellationToken cancellationToken)
    {
        (Session, _columns, Token) = (session, columns, cancellationToken);
        using (var state = session.Query("SELECT epoch, version, documents, (SELECT max(doc) FROM docs) FROM state"))
        {
            state.Read();
            (Epoch, Version, Documents, Capacity) = (state.GetInt64(0), state.GetInt64(1), state.GetInt64(2), state.IsDBNull(3) ? 0 : state.GetInt32(3) + 1);
        }

        _words = (Capacity + 63) / 64;
    }

    public Session Session { get; }

    public CancellationToken Token { get; }

    public long Epoch { get; }

    public long Version { get; }

    /// <summary>How many there are.</summary>
    public long Documents { get; }

    /// <summary>Above every document number.</summary>
    public int Capacity { get; }

    /// <summary>Every document; not to be changed.</summary>
    public DocumentSet All => _all ??= WithField(BlockKeys.Present);

    public static T Read<T>(Session session, ColumnCache columns, Func<SearchSnapshot, T> read, CancellationToken cancellationToken)
    {
        session.Execute("BEGIN");
        try
        {
            using var snapshot = new SearchSnapshot(session, columns, cancellationToken);
            return read(snapshot);
        }
        finally
        {
            session.Execute("COMMIT");
        }
    }

    public DocumentSet Empty()
    {
        var words = ArrayPool<ulong>.Shared.Rent(Math.Max(1, _words));
        words.AsSpan(0, _words).Clear();
        var set = new DocumentSet(words, _words);
        _sets.Add(set);
        return set;
    }

    public DocumentSet CopyOf(DocumentSet other)
    {
        var set = Empty();
        other.Words.CopyTo(set.Words);
        return set;
    }

    /// <summary>Of a set that nothing will look at again.</summary>
    public void Release(DocumentSet set)
    {
        if (set != _all && _sets.Remove(set))
        {
            ArrayPool<ulong>.Shared.Return(set.Rented);
        }
    }

    /// <summary>Null: no document has or had it.</summary>
    public int? FieldOf(string name)
    {
        if (!_fields.TryGetValue(name, out var id))
        {
            id = (int?)(long?)Session.Scalar("SELECT id FROM fields WHERE name = $1", KeyBytes.Of(name));
            _fields.Add(name, id);
        }

        return id;
    }

    /// <summary>The documents with a text of the field.</summary>
    public DocumentSet WithField(int field)
    {
        var set = Empty();
        for (var block = 0; block * PostingBlock.Documents < Capacity; block++)
        {
            Token.ThrowIfCancellationRequested();
            if (Session.Scalar("SELECT docs FROM blocks WHERE id = $1", BlockKeys.OfField(field, block)) is byte[] data)
            {
                PostingBlock.AddTo(data, set.Words[(block * PostingBlock.WordCount)..]);
            }
        }

        return set;
    }

    /// <summary>Adds the documents of a term whose row has none.</summary>
    public void AddBlocks(long term, DocumentSet to)
    {
        using var blocks = Session.Query("SELECT id, docs FROM blocks WHERE id BETWEEN $1 AND $2", BlockKeys.OfTerm(term, 0), BlockKeys.OfTerm(term + 1, 0) - 1);
        while (blocks.Read())
        {
            Token.ThrowIfCancellationRequested();
            PostingBlock.AddTo((byte[])blocks.GetValue(1), to.Words[(BlockKeys.BlockOfTerm(blocks.GetInt64(0)) * PostingBlock.WordCount)..]);
        }
    }

    /// <summary>Null: the field has no numbers.</summary>
    public NumberColumn? NumbersOf(string field) => FieldOf(field) is { } id ? _columns.Get(this, id) : null;

    /// <summary>Null: they are not to be had for this one.</summary>
    public NewestDocuments? Newest() => _columns.NewestOf(this);

    public void Dispose()
    {
        foreach (var set in _sets)
        {
            ArrayPool<ulong>.Shared.Return(set.Rented);
        }

        _sets.Clear();
    }
}
