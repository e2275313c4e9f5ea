using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>Pairs as rows of the catalog: the pair's own, and one for each of the two by which it is found.</summary>
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
        var ids = row.RowKey[CatalogKeys.Pairs.Length..].Split('-');
        var decision = row.Text(Decision) is { } kind
            ? new DuplicateDecision(Enum.Parse<DecisionKind>(kind), row.Text(By) ?? "", (DateTimeOffset)row.Values[At], Enum.Parse<LikenessClass>(row.Text(Of)!), row.Text(Kept))
            : null;
        return new(ids[0], ids[1], new(Enum.Parse<LikenessClass>(row.Text(Class)!), (double)row.Values[Score]), (DateTimeOffset)row.Values[FoundAt], decision) { RowETag = row.ETag };
    }

    /// <summary>A new pair conflicts with one that somebody else added, one that was read with what somebody else made of it.</summary>
    public static IEnumerable<RowChange> Put(string cloud, DuplicatePair pair)
    {
        var row = From(cloud, pair);
        if (pair.RowETag is { } etag)
        {
            return [new RowChange.Put(row, etag)];
        }

        return [new RowChange.Insert(row), Pointer(pair.First, pair.Second), Pointer(pair.Second, pair.First)];

        RowChange Pointer(string assetId, string otherId) => new RowChange.Put(new(cloud, CatalogKeys.PairOf(assetId, otherId), ImmutableDictionary<string, object>.Empty));
    }

    public static IEnumerable<RowChange> Delete(DuplicatePair pair) =>
    [
        new RowChange.Delete(CatalogKeys.Pair(pair.First, pair.Second), pair.RowETag, MustExist: true),
        new RowChange.Delete(CatalogKeys.PairOf(pair.First, pair.Second)),
        new RowChange.Delete(CatalogKeys.PairOf(pair.Second, pair.First)),
    ];

    private static Row From(string cloud, DuplicatePair pair)
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

        return new(cloud, CatalogKeys.Pair(pair.First, pair.Second), values.ToImmutable());
    }
}
