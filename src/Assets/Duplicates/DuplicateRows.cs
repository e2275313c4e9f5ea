using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>Pairs as rows of the catalog: the pair's own, one for each of the two by which it is found, and a copy of its own in the list of its class.</summary>
internal static class DuplicateRows
{
    private const string Class = "class";
    private const string Score = "score";
    private const string FoundAt = "found_at";
    private const string Decision = "decision";
    private const string By = "by";
    private const string At = "at";
    private const string Of = "of";
    private const string Kept = "kept";

    public static DuplicatePair ToPair(Row row)
    {
        // Of two hex ids with a hyphen between them, behind the beginning of either list.
        var ids = row.RowKey[^65..].Split('-');
        var decision = row.Text(Decision) is { } kind
            ? new DuplicateDecision(Enum.Parse<DecisionKind>(kind), row.Text(By) ?? "", (DateTimeOffset)row.Values[At], Enum.Parse<LikenessClass>(row.Text(Of)!), row.Text(Kept))
            : null;
        return new(ids[0], ids[1], new(Enum.Parse<LikenessClass>(row.Text(Class)!), (double)row.Values[Score]), (DateTimeOffset)row.Values[FoundAt], decision) { RowETag = row.ETag };
    }

    /// <summary>A new pair conflicts with one that somebody else added, one that was read with what somebody else made of it.</summary>
    public static IEnumerable<RowChange> Put(string cloud, DuplicatePair pair)
    {
        var row = From(cloud, CatalogKeys.Pair(pair.First, pair.Second), pair);
        var listed = ListKey(pair, pair.Likeness.Class, pair.IsOpen);
        IEnumerable<RowChange> lists =
        [
            new RowChange.Put(From(cloud, listed, pair)),
            .. ListKeys(pair).Where(key => key != listed).Select(key => new RowChange.Delete(key)),
        ];
        if (pair.RowETag is { } etag)
        {
            return [new RowChange.Put(row, etag), .. lists];
        }

        return [new RowChange.Insert(row), Pointer(pair.First, pair.Second), Pointer(pair.Second, pair.First), .. lists];

        RowChange Pointer(string assetId, string otherId) => new RowChange.Put(new(cloud, CatalogKeys.PairOf(assetId, otherId), ImmutableDictionary<string, object>.Empty));
    }

    public static IEnumerable<RowChange> Delete(DuplicatePair pair) =>
    [
        new RowChange.Delete(CatalogKeys.Pair(pair.First, pair.Second), pair.RowETag, MustExist: true),
        new RowChange.Delete(CatalogKeys.PairOf(pair.First, pair.Second)),
        new RowChange.Delete(CatalogKeys.PairOf(pair.Second, pair.First)),
        .. ListKeys(pair).Select(key => new RowChange.Delete(key)),
    ];

    private static string ListKey(DuplicatePair pair, LikenessClass likeness, bool isOpen)
        => CatalogKeys.PairsOfClass(likeness.ToString(), isOpen) + pair.First + "-" + pair.Second;

    /// <summary>Wherever it may be listed: what it was before is not asked.</summary>
    private static IEnumerable<string> ListKeys(DuplicatePair pair)
        => Enum.GetValues<LikenessClass>().SelectMany(likeness => new[] { ListKey(pair, likeness, true), ListKey(pair, likeness, false) });

    private static Row From(string cloud, string key, DuplicatePair pair)
    {
        var values = ImmutableDictionary.CreateBuilder<string, object>();
        values.Add(Class, pair.Likeness.Class.ToString());
        values.Add(Score, pair.Likeness.Score);
        values.Add(FoundAt, pair.FoundAt);
        if (pair.Decision is { } decision)
        {
            values.Add(Decision, decision.Kind.ToString());
            values.Add(By, decision.By);
            values.Add(At, decision.At);
            values.Add(Of, decision.Of.ToString());
            if (decision.KeptId is { } kept)
            {
                values.Add(Kept, kept);
            }
        }

        return new(cloud, key, values.ToImmutable());
    }
}
