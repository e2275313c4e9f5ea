using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>Turns the texts of a field into keys that order alike.</summary>
internal sealed class TextOrder(SearchSnapshot snapshot, DocumentTexts texts)
{
    /// <summary>Up to so many documents are read one by one.</summary>
    private const int Few = 2000;

    /// <summary>Kept as a word alone, but the text of a document is its id, which has an order in the table of documents.</summary>
    private const string AssetId = "asset_id";

    /// <summary>A key for each document with a text, and that of the place (null: of none); enough documents for the first <paramref name="count"/>.</summary>
    public (int[] Docs, double[] Keys, double? At) Keys(int[] docs, OrderLevel level, int field, string? at, int count)
    {
        var isName = NameFields.Contains(level.Sort.Field);
        return docs.Length > Few && level.Sort.Field == AssetId && !level.IsSeveral ? Walk(docs, level.Sort.Descending, field, at, count, isAssetId: true)
            : docs.Length <= Few || NameFields.MayBePlain(level.Sort.Field) ? OfEach(docs, field, at)
            : isName && !level.IsSeveral ? Walk(docs, level.Sort.Descending, field, at, count, isAssetId: false)
            : Ranked(docs, field, at, isName);
    }

    private (int[] Docs, double[] Keys, double? At) OfEach(int[] docs, int field, string? at)
    {
        var values = Array.ConvertAll(docs, doc => texts.LeastOf(doc, field));
        var sorted = values.OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        var ranks = sorted.Index().ToDictionary(each => each.Item, each => (double)each.Index, StringComparer.Ordinal);
        return (docs, Array.ConvertAll(values, value => value is null ? double.NaN : ranks[value]), at is null ? null : RankOf(at, sorted));
    }

    /// <summary>Of one that is not there, between its neighbours.</summary>
    private static double RankOf(string at, List<string> sorted)
        => sorted.BinarySearch(at, StringComparer.Ordinal) is var found && found >= 0 ? found : ~found - 0.5;

    /// <summary>Values in their order from the place on until enough documents are found. Each document has one.</summary>
    private (int[] Docs, double[] Keys, double? At) Walk(int[] docs, bool isDescending, int field, string? at, int count, bool isAssetId)
    {
        var members = snapshot.Empty();
        Array.ForEach(docs, members.Add);
        if (isAssetId)
        {
            var withText = snapshot.WithField(field);
            members.And(withText);
            snapshot.Release(withText);
        }

        var (from, found, keys) = (KeyBytes.Of(at ?? ""), new List<int>(), new List<double>());
        var (rank, last, beyond) = (0.0, from, 0);
        using var rows = isAssetId ? IdsFrom(isDescending, at) : NamesFrom(isDescending, field, at);
        while (rows.Read())
        {
            var value = (byte[])rows.GetValue(0);
            if (!value.AsSpan().SequenceEqual(last))
            {
                snapshot.Token.ThrowIfCancellationRequested();
                if (beyond >= count)
                {
                    break;
                }

                (rank, last) = (isDescending ? rank - 1 : rank + 1, value);
            }

            if (members.Contains(rows.GetInt32(1)))
            {
                found.Add(rows.GetInt32(1));
                keys.Add(rank);
                beyond += at is null || rank != 0 ? 1 : 0;
            }
        }

        snapshot.Release(members);
        return ([.. found], [.. keys], at is null ? null : 0);
    }

    private SqliteDataReader NamesFrom(bool isDescending, int field, string? at)
        => !isDescending ? snapshot.Session.Query("SELECT value, doc FROM names WHERE field = $1 AND value >= $2 ORDER BY value", field, KeyBytes.Of(at ?? ""))
            : at is null ? snapshot.Session.Query("SELECT value, doc FROM names WHERE field = $1 ORDER BY value DESC", field)
            : snapshot.Session.Query("SELECT value, doc FROM names WHERE field = $1 AND value <= $2 ORDER BY value DESC", field, KeyBytes.Of(at));

    private SqliteDataReader IdsFrom(bool isDescending, string? at)
        => !isDescending ? snapshot.Session.Query("SELECT asset_id, doc FROM docs WHERE asset_id >= $1 ORDER BY asset_id", KeyBytes.Of(at ?? ""))
            : at is null ? snapshot.Session.Query("SELECT asset_id, doc FROM docs ORDER BY asset_id DESC")
            : snapshot.Session.Query("SELECT asset_id, doc FROM docs WHERE asset_id <= $1 ORDER BY asset_id DESC", KeyBytes.Of(at));

    /// <summary>All values of the field in their order; a document's first is its least.</summary>
    private (int[] Docs, double[] Keys, double? At) Ranked(int[] docs, int field, string? at, bool isName)
    {
        var (ranks, rank, place) = (new double[snapshot.Capacity], 0.0, (double?)null);
        Array.Fill(ranks, double.NaN);
        var from = at is null ? null : KeyBytes.Of(at);
        using var rows = isName
            ? snapshot.Session.Query("SELECT 0, value, doc FROM names WHERE field = $1 ORDER BY value", field)
            : snapshot.Session.Query("SELECT id, value, docs FROM terms WHERE field = $1 ORDER BY value", field);
        var last = Array.Empty<byte>();
        while (rows.Read())
        {
            snapshot.Token.ThrowIfCancellationRequested();
            var value = (byte[])rows.GetValue(1);
            rank += value.AsSpan().SequenceEqual(last) ? 0 : 1;
            last = value;
            if (from is not null && place is null && value.AsSpan().SequenceCompareTo(from) is >= 0 and var order)
            {
                place = order == 0 ? rank : rank - 0.5;
            }

            foreach (var doc in isName ? [rows.GetInt32(2)] : rows.IsDBNull(2) ? InBlocks(rows.GetInt64(0)) : MemoryMarshal.Cast<byte, int>((byte[])rows.GetValue(2)))
            {
                ranks[doc] = double.IsNaN(ranks[doc]) ? rank : ranks[doc];
            }
        }

        return (docs, Array.ConvertAll(docs, doc => ranks[doc]), at is null ? null : place ?? rank + 0.5);
    }

    private int[] InBlocks(long term)
    {
        var set = snapshot.Empty();
        snapshot.AddBlocks(term, set);
        var docs = set.ToArray();
        snapshot.Release(set);
        return docs;
    }
}
