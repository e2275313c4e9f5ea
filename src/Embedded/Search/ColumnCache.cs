namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Columns of numbers in memory, 8 bytes a document, so that an order or a range reads no database. A search takes one of exactly
/// its own version; what changed since the last is read, block by block, and the rest is shared.
/// </summary>
internal sealed class ColumnCache
{
    /// <summary>Of all columns of a cloud; beyond it the one that was not asked for longest is forgotten.</summary>
    private const long MostBytes = 96 << 20;

    private readonly NewestCache _newest = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<int, (NumberColumn Column, long Used)> _columns = [];
    private long _uses;

    /// <inheritdoc cref="NewestCache.Get"/>
    public NewestDocuments? NewestOf(SearchSnapshot snapshot) => _newest.Get(snapshot);

    /// <summary>Null: the field has no numbers.</summary>
    public NumberColumn? Get(SearchSnapshot snapshot, int field)
    {
        NumberColumn? known;
        lock (_lock)
        {
            known = _columns.GetValueOrDefault(field).Column;
        }

        // One of a later version than the snapshot's is of no use to it; the next search will want that one again.
        var isLater = known is not null && (known.Epoch, known.Version).CompareTo((snapshot.Epoch, snapshot.Version)) > 0;
        var column = known is not null && known.Epoch == snapshot.Epoch && !isLater ? Renew(snapshot, field, known) : Load(snapshot, field);
        if (!isLater && column is not null)
        {
            Keep(field, column);
        }

        return column;
    }

    private static NumberColumn? Load(SearchSnapshot snapshot, int field)
    {
        var blocks = new double[]?[(snapshot.Capacity + BlockKeys.Numbers - 1) / BlockKeys.Numbers];
        var isAny = false;
        using var rows = snapshot.Session.Query("SELECT id, data FROM numbers NOT INDEXED WHERE id BETWEEN $1 AND $2", BlockKeys.OfNumbers(field, 0), BlockKeys.OfNumbers(field + 1, 0) - 1);
        while (rows.Read())
        {
            snapshot.Token.ThrowIfCancellationRequested();
            Put(blocks, rows.GetInt64(0), (byte[])rows.GetValue(1));
            isAny = true;
        }

        return isAny ? new NumberColumn(snapshot.Epoch, snapshot.Version, blocks) : null;
    }

    private static NumberColumn Renew(SearchSnapshot snapshot, int field, NumberColumn known)
    {
        if (known.Version == snapshot.Version)
        {
            return known;
        }

        var blocks = new double[]?[(snapshot.Capacity + BlockKeys.Numbers - 1) / BlockKeys.Numbers];
        known.Blocks.AsSpan(0, Math.Min(known.Blocks.Length, blocks.Length)).CopyTo(blocks);
        using var rows = snapshot.Session.Query(
            "SELECT id, data FROM numbers INDEXED BY numbers_by_change WHERE changed > $1 AND id BETWEEN $2 AND $3",
            known.Version,
            BlockKeys.OfNumbers(field, 0),
            BlockKeys.OfNumbers(field + 1, 0) - 1);
        while (rows.Read())
        {
            snapshot.Token.ThrowIfCancellationRequested();
            Put(blocks, rows.GetInt64(0), (byte[])rows.GetValue(1));
        }

        return new NumberColumn(snapshot.Epoch, snapshot.Version, blocks);
    }

    private static void Put(double[]?[] blocks, long id, byte[] data)
    {
        var block = BlockKeys.BlockOfTerm(id);
        if (block < blocks.Length)
        {
            blocks[block] = NumberColumn.Read(data);
        }
    }

    private void Keep(int field, NumberColumn column)
    {
        lock (_lock)
        {
            if (_columns.GetValueOrDefault(field).Column is not { } known || (column.Epoch, column.Version).CompareTo((known.Epoch, known.Version)) >= 0)
            {
                _columns[field] = (column, ++_uses);
            }

            while (_columns.Count > 1 && _columns.Values.Sum(each => each.Column.SizeInBytes) > MostBytes)
            {
                _columns.Remove(_columns.MinBy(each => each.Value.Used).Key);
            }
        }
    }
}
