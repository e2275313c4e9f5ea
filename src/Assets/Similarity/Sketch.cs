using System.Collections.Concurrent;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Similarity;

/// <summary>
/// A direction of an <see cref="Embedding"/> in few bytes, so that a million fit into memory: projected onto as many random directions,
/// the same for all, so that no number is much larger than others. The cosine c of two is kept within (1 - c²)/16 on average, which
/// is little where they are alike.
/// </summary>
/// <param name="Space">Only sketches of the same space compare.</param>
/// <param name="Values">Exactly <see cref="Length"/> numbers.</param>
public sealed record Sketch(string Space, sbyte[] Values)
{
    public const int Length = 256;

    /// <summary>Longest embedding that is read, in numbers: a bound on what a service may send.</summary>
    public const int LongestEmbedding = 4096;

    /// <summary>The length of the vector: its numbers are about 25, and five times that still fits.</summary>
    private const double Norm = 400;

    /// <summary>Signs of the projection by the number of dimensions it begins with.</summary>
    private static readonly ConcurrentDictionary<int, sbyte[]> Projections = new();

    /// <summary>Null for no direction.</summary>
    public static Sketch? Of(Embedding? embedding)
    {
        if (embedding is not { Vector: { Length: > 0 and <= LongestEmbedding } vector, Space: { Length: > 0 and <= 200 } space })
        {
            return null;
        }

        var numbers = new double[Length];
        Project(vector, numbers);
        var norm = Math.Sqrt(numbers.Sum(number => number * number));
        return norm == 0 ? null : new(space, [.. numbers.Select(number => (sbyte)Math.Clamp(Math.Round(number * Norm / norm), -127, 127))]);
    }

    /// <summary>-1 to 1, of two of the same space.</summary>
    public static double Cosine(ReadOnlySpan<sbyte> one, ReadOnlySpan<sbyte> other) => Math.Clamp(DotProduct.Of(one, other) / (Norm * Norm), -1, 1);

    private static void Project(byte[] vector, double[] numbers)
    {
        var signs = Projections.GetOrAdd(vector.Length, SignsOf);
        for (var row = 0; row < Length; row++)
        {
            var sum = 0;
            var signsOfRow = signs.AsSpan(row * vector.Length, vector.Length);
            for (var i = 0; i < signsOfRow.Length; i++)
            {
                sum += signsOfRow[i] * (sbyte)vector[i];
            }

            numbers[row] = sum;
        }
    }

    /// <summary>By SplitMix64, from a seed that is never to change: stored sketches were made with it.</summary>
    private static sbyte[] SignsOf(int dimensions)
    {
        var signs = new sbyte[Length * dimensions];
        var state = 0x5EED_0F5E_E7C4_E5AAUL;
        for (var i = 0; i < signs.Length; i++)
        {
            state += 0x9E37_79B9_7F4A_7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58_476D_1CE4_E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D0_49BB_1331_11EBUL;
            signs[i] = (sbyte)((mixed >> 63) == 0 ? 1 : -1);
        }

        return signs;
    }
}
