using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Documents that terms or fields get or lose in a batch; each block is read and written once.</summary>
internal sealed class BlockChanges(Session session)
{
    private readonly Dictionary<(long Owner, int Block), List<(int Offset, bool IsAdded)>> _changes = [];
    private readonly ulong[] _words = new ulong[PostingBlock.WordCount];

    public void Add(long owner, int doc, bool isAdded)
    {
        var key = (owner, doc / PostingBlock.Documents);
        if (!_changes.TryGetValue(key, out var changes))
        {
            _changes.Add(key, changes = []);
        }

        changes.Add((doc % PostingBlock.Documents, isAdded));
    }

    public void Save(Func<long, int, long> idOf)
    {
        foreach (var (id, changes) in _changes.Select(change => (idOf(change.Key.Owner, change.Key.Block), change.Value)).OrderBy(change => change.Item1))
        {
            Array.Clear(_words);
            if (session.Scalar("SELECT docs FROM blocks WHERE id = $1", id) is byte[] block)
            {
                PostingBlock.AddTo(block, _words);
            }

            foreach (var (offset, isAdded) in changes)
            {
                var bit = 1UL << (offset & 63);
                _words[offset >> 6] = isAdded ? _words[offset >> 6] | bit : _words[offset >> 6] & ~bit;
            }

            if (PostingBlock.Write(_words) is { } written)
            {
                session.Run("INSERT INTO blocks VALUES($1, $2) ON CONFLICT DO UPDATE SET docs = excluded.docs", id, written);
            }
            else
            {
                session.Run("DELETE FROM blocks WHERE id = $1", id);
            }
        }
    }
}
