using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The last of every order.</summary>
internal sealed class AssetIdOrder(SearchSnapshot snapshot)
{
    /// <summary>Up to so many are read and sorted; of more, the index is walked.</summary>
    private const int Few = 2000;

    /// <param name="after">Null: from the first.</param>
    public List<int> Take(int[] docs, string? after, int count)
    {
        var from = KeyBytes.Of(after ?? "");
        if (docs.Length > Few)
        {
            return Walk(docs, from, count);
        }

        var ids = Array.ConvertAll(docs, doc => (byte[])snapshot.Session.Scalar("SELECT asset_id FROM docs WHERE doc = $1", doc)!);
        var order = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));
        return [.. docs.Zip(ids).Where(each => after is null || order.Compare(each.Second, from) > 0).OrderBy(each => each.Second, order).Take(count).Select(each => each.First)];
    }

    private List<int> Walk(int[] docs, byte[] from, int count)
    {
        var (members, taken) = (snapshot.Empty(), new List<int>());
        Array.ForEach(docs, members.Add);
        using var rows = snapshot.Session.Query("SELECT doc FROM docs WHERE asset_id > $1 ORDER BY asset_id", from);
        for (var row = 0; taken.Count < count && rows.Read(); row++)
        {
            if ((row & 0xFFF) == 0)
            {
                snapshot.Token.ThrowIfCancellationRequested();
            }

            if (members.Contains(rows.GetInt32(0)))
            {
                taken.Add(rows.GetInt32(0));
            }
        }

        snapshot.Release(members);
        return taken;
    }
}
