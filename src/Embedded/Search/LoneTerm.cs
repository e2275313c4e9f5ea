using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>
/// Row numbers of <c>lone_words</c>, the words of terms of one document: captions and the like, of which there may be as many as
/// documents. The number itself says all that a search wants to know, so that a word in a hundred thousand captions takes no look
/// at as many terms: 2 bits of what the field counts for, 31 of the document, 14 of the field, 16 of a digest of the value.
/// </summary>
internal static class LoneTerm
{
    /// <summary>The least of those found by a word alone.</summary>
    public const long LeastFoundAlone = 1L << 61;

    private const int FieldLimit = 1 << 14;

    private static readonly double[] Scores = [0, SearchScore.Text, SearchScore.Label, SearchScore.Seen];

    /// <summary>Null: its words are kept by term.</summary>
    public static long? RowOf(int doc, int field, double score, ReadOnlySpan<byte> value)
        => field < FieldLimit && Array.IndexOf(Scores, score) is >= 0 and var rank ? (long)rank << 61 | (long)doc << 30 | (long)field << 16 | Digest(value) : null;

    public static int DocumentOf(long row) => (int)(row >> 30 & int.MaxValue);

    public static int FieldOf(long row) => (int)(row >> 16 & (FieldLimit - 1));

    public static double ScoreOf(long row) => Scores[row >> 61];

    /// <summary>FNV-1a, folded: what tells apart the few values that a document has of a field.</summary>
    private static uint Digest(ReadOnlySpan<byte> value)
    {
        var hash = 2166136261;
        foreach (var b in value)
        {
            hash = (hash ^ b) * 16777619;
        }

        return (hash >> 16) ^ (hash & 0xFFFF);
    }
}
