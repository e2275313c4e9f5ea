namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Keeps the newest documents in memory from one version of an index to the next. What a write may have changed is in the blocks of
/// times that were read again: their documents are taken out and put in anew, where they belong now.
/// </summary>
internal sealed class NewestCache
{
    /// <summary>Beyond it all are read again, which takes a few milliseconds.</summary>
    private const int MostBlocks = 8;

    private readonly Lock _lock = new();
    private NewestDocuments? _known;

    /// <summary>Null: no document has a time, or the index was read later by somebody else already.</summary>
    public NewestDocuments? Get(SearchSnapshot snapshot)
    {
        if (snapshot.NumbersOf("created_at") is not { } column)
        {
            return null;
        }

        NewestDocuments? known;
        lock (_lock)
        {
            known = _known;
        }

        if (known is not null && IsLater(known.Column, column))
        {
            return null;
        }

        var newest = known is not null && known.Column.Epoch == column.Epoch ? Renew(snapshot, known, column) : Load(snapshot, column);
        lock (_lock)
        {
            if (_known is null || !IsLater(_known.Column, column))
            {
                _known = newest;
            }
        }

        return newest;
    }

    /// <summary>Negative: the document comes before the place, the later time first, then the lesser asset id. Reads an id only where times are equal.</summary>
    public static int Compare(SearchSnapshot snapshot, NumberColumn column, int doc, double created, byte[] assetId)
        => created.CompareTo(column[doc]) is not 0 and var order ? order : AssetIdOf(snapshot, doc).AsSpan().SequenceCompareTo(assetId);

    private static bool IsLater(NumberColumn one, NumberColumn other) => (one.Epoch, one.Version).CompareTo((other.Epoch, other.Version)) > 0;

    private static byte[] AssetIdOf(SearchSnapshot snapshot, int doc) => (byte[])snapshot.Session.Scalar("SELECT asset_id FROM docs WHERE doc = $1", doc)!;

    private static NewestDocuments Load(SearchSnapshot snapshot, NumberColumn column)
    {
        var docs = new List<int>();
        using var rows = snapshot.Session.Query("SELECT doc FROM docs WHERE created > $1 ORDER BY created DESC, asset_id LIMIT $2", double.NegativeInfinity, NewestDocuments.Most + 1);
        while (rows.Read())
        {
            docs.Add(rows.GetInt32(0));
        }

        return new(column, [.. docs.Take(NewestDocuments.Most)], isAll: docs.Count <= NewestDocuments.Most);
    }

    private static NewestDocuments Renew(SearchSnapshot snapshot, NewestDocuments known, NumberColumn column)
    {
        var blocks = Enumerable.Range(0, Math.Max(known.Column.Blocks.Length, column.Blocks.Length))
            .Where(block => known.Column.Blocks.ElementAtOrDefault(block) != column.Blocks.ElementAtOrDefault(block)).Take(MostBlocks + 1).ToHashSet();
        return blocks.Count == 0 ? (known.Column == column ? known : new(column, known.Docs, known.IsAll))
            : blocks.Count <= MostBlocks && Merge(snapshot, known, column, blocks) is { } merged ? merged
            : Load(snapshot, column);
    }

    /// <summary>Null: too many are gone.</summary>
    private static NewestDocuments? Merge(SearchSnapshot snapshot, NewestDocuments known, NumberColumn column, HashSet<int> blocks)
    {
        var ids = new Dictionary<int, byte[]>();
        var order = Comparer<int>.Create((a, b) => column[b].CompareTo(column[a]) is not 0 and var later ? later : a == b ? 0 : IdOf(a).AsSpan().SequenceCompareTo(IdOf(b)));
        var kept = known.Docs.Where(doc => !blocks.Contains(doc / BlockKeys.Numbers)).ToList();
        if (kept.Count == 0 || (!known.IsAll && kept.Count < NewestDocuments.Most / 2))
        {
            return null;
        }

        // What comes after the last of them may lie among others that are not here.
        List<int> changed = [.. blocks.SelectMany(block => Enumerable.Range(block * BlockKeys.Numbers, BlockKeys.Numbers))
            .Where(doc => !double.IsNaN(column[doc]) && (known.IsAll || order.Compare(doc, kept[^1]) < 0))];
        changed.Sort(order);
        var merged = new List<int>(kept.Count + changed.Count);
        var from = 0;
        foreach (var doc in changed)
        {
            var found = kept.BinarySearch(from, kept.Count - from, doc, order);
            var to = found < 0 ? ~found : found;
            merged.AddRange(kept.GetRange(from, to - from));
            merged.Add(doc);
            from = to;
        }

        merged.AddRange(kept.GetRange(from, kept.Count - from));
        return new(column, [.. merged.Take(NewestDocuments.Most)], known.IsAll && merged.Count <= NewestDocuments.Most);

        byte[] IdOf(int doc) => ids.TryGetValue(doc, out var id) ? id : ids[doc] = AssetIdOf(snapshot, doc);
    }
}
