using System.Numerics;
using System.Runtime.InteropServices;

namespace ServerlessDam.Embedded.Search;

/// <summary>A set of document numbers, a bit each, over a capacity that all sets of one search share.</summary>
internal sealed class DocumentSet(ulong[] words, int length)
{
    public Span<ulong> Words => words.AsSpan(0, length);

    /// <summary>May be longer than the set.</summary>
    internal ulong[] Rented => words;

    public bool Contains(int doc) => (words[doc >> 6] >> (doc & 63) & 1) != 0;

    public void Add(int doc) => words[doc >> 6] |= 1UL << (doc & 63);

    public void Remove(int doc) => words[doc >> 6] &= ~(1UL << (doc & 63));

    public void And(DocumentSet other) => Combine(other, static (a, b) => a & b, static (a, b) => a & b);

    public void Or(DocumentSet other) => Combine(other, static (a, b) => a | b, static (a, b) => a | b);

    public void AndNot(DocumentSet other) => Combine(other, static (a, b) => a & ~b, static (a, b) => a & ~b);

    public int Count()
    {
        var count = 0;
        foreach (var word in Words)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many documents are in both.</summary>
    public int CountWith(DocumentSet other)
    {
        var count = 0;
        var mine = Words;
        var theirs = other.Words;
        for (var i = 0; i < mine.Length; i++)
        {
            count += BitOperations.PopCount(mine[i] & theirs[i]);
        }

        return count;
    }

    public bool IsEmpty() => !Words.ContainsAnyExcept(0UL);

    /// <summary>In ascending order.</summary>
    public int[] ToArray()
    {
        var docs = new int[Count()];
        var at = 0;
        var all = Words;
        for (var i = 0; i < all.Length; i++)
        {
            for (var word = all[i]; word != 0; word &= word - 1)
            {
                docs[at++] = (i << 6) + BitOperations.TrailingZeroCount(word);
            }
        }

        return docs;
    }

    private void Combine(DocumentSet other, Func<Vector<ulong>, Vector<ulong>, Vector<ulong>> wide, Func<ulong, ulong, ulong> narrow)
    {
        var mine = Words;
        var theirs = other.Words;
        var mineWide = MemoryMarshal.Cast<ulong, Vector<ulong>>(mine);
        var theirsWide = MemoryMarshal.Cast<ulong, Vector<ulong>>(theirs);
        for (var i = 0; i < mineWide.Length; i++)
        {
            mineWide[i] = wide(mineWide[i], theirsWide[i]);
        }

        for (var i = mineWide.Length * Vector<ulong>.Count; i < mine.Length; i++)
        {
            mine[i] = narrow(mine[i], theirs[i]);
        }
    }
}
