namespace ServerlessDam.Embedded.Search;

/// <summary>Row numbers of blocks: those of a term lie together, and so do those of all fields in one block, which an upload changes at once.</summary>
internal static class BlockKeys
{
    /// <summary>The field that every document has.</summary>
    public const int Present = 0;

    /// <summary>Documents in a block of numbers: a page of the database, and whole words of a set.</summary>
    public const int Numbers = 960;

    private const int BlockBits = 20;

    public static long OfTerm(long term, int block) => term << BlockBits | (uint)block;

    public static int BlockOfTerm(long id) => (int)(id & ((1 << BlockBits) - 1));

    /// <summary>Below 0, where no term is.</summary>
    public static long OfField(long field, int block) => (long)~block << 32 | field;

    public static long OfNumbers(int field, int block) => (long)field << BlockBits | (uint)block;
}
