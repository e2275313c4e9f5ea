using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Numbers that a batch sets; each block of a column is read and written once. A block without numbers stays.</summary>
internal sealed class NumberChanges(Session session)
{
    private readonly SortedDictionary<long, List<(int Offset, double Value)>> _changes = [];

    /// <param name="value">NaN takes it away.</param>
    public void Set(int field, int doc, double value)
    {
        var id = BlockKeys.OfNumbers(field, doc / BlockKeys.Numbers);
        if (!_changes.TryGetValue(id, out var changes))
        {
            _changes.Add(id, changes = []);
        }

        changes.Add((doc % BlockKeys.Numbers, value));
    }

    public void Save(long version)
    {
        foreach (var (id, changes) in _changes)
        {
            var numbers = session.Scalar("SELECT data FROM numbers WHERE id = $1", id) is byte[] data ? NumberColumn.Read(data) : NumberColumn.EmptyBlock();
            foreach (var (offset, value) in changes)
            {
                numbers[offset] = value;
            }

            session.Run("INSERT INTO numbers VALUES($1, $2, $3) ON CONFLICT DO UPDATE SET changed = excluded.changed, data = excluded.data", id, version, NumberColumn.Write(numbers));
        }
    }
}
