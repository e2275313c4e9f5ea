using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace ServerlessDam.Assets.Similarity;

/// <summary>Dot products of whole numbers of eight bits, many at once.</summary>
internal static class DotProduct
{
    /// <param name="one">As long as <paramref name="other"/>; no number is -128.</param>
    public static int Of(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var (sum, done) = Avx2.IsSupported ? (OfPairs(one, other), one.Length & ~31) : (OfVectors(one, other), one.Length - (one.Length % Vector<sbyte>.Count));
        for (var i = done; i < one.Length; i++)
        {
            sum += one[i] * other[i];
        }

        return sum;
    }

    /// <summary>Of the whole groups of 32.</summary>
    private static int OfPairs(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var sums = Vector256<int>.Zero;
        var ones = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(one);
        var others = MemoryMarshal.Cast<sbyte, Vector256<sbyte>>(other);
        for (var i = 0; i < ones.Length; i++)
        {
            var (low, high) = Vector256.Widen(ones[i]);
            var (otherLow, otherHigh) = Vector256.Widen(others[i]);
            sums += Avx2.MultiplyAddAdjacent(low, otherLow) + Avx2.MultiplyAddAdjacent(high, otherHigh);
        }

        return Vector256.Sum(sums);
    }

    /// <summary>Of the whole groups that the processor has registers for. Two products of 127 by 127 still fit into 16 bits.</summary>
    private static int OfVectors(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other)
    {
        var sums = Vector<int>.Zero;
        var ones = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(one);
        var others = MemoryMarshal.Cast<sbyte, Vector<sbyte>>(other);
        for (var i = 0; i < ones.Length; i++)
        {
            Vector.Widen(ones[i], out var low, out var high);
            Vector.Widen(others[i], out var otherLow, out var otherHigh);
            Vector.Widen((low * otherLow) + (high * otherHigh), out var sumLow, out var sumHigh);
            sums += sumLow + sumHigh;
        }

        return Vector.Sum(sums);
    }
}
