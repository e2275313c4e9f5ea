namespace ServerlessDam.Media.Vision.Likeness;

/// <summary>
/// Makes a short direction of many features without losing which of them lie close together: a fixed random rotation of which a part is
/// kept (signs and a Hadamard transform: N. Ailon and B. Chazelle, 2009), so that every number carries something of every feature.
/// </summary>
internal static class Direction
{
    public const int Length = 512;

    /// <summary>The next power of two above the number of features.</summary>
    private const int Wide = 2048;

    private static readonly (float[] Signs, int[] Places) Rotation = Rotate();

    /// <param name="features">At most 2048, 0 or more.</param>
    /// <returns>Of length 1 in all, each number times 127 and rounded, as two's complement.</returns>
    public static byte[] Of(ReadOnlySpan<float> features)
    {
        var values = new float[Wide];
        for (var i = 0; i < features.Length; i++)
            values[i] = MathF.Sqrt(Math.Max(0, features[i]));
        // What all features have in common is in every picture: without it those that are unlike are at right angles.
        var mean = values.AsSpan(0, features.Length).ToArray().Average();
        for (var i = 0; i < features.Length; i++)
            values[i] = (values[i] - mean) * Rotation.Signs[i];
        Transform(values);
        var kept = Rotation.Places.Select(place => (double)values[place]).ToArray();
        var length = Math.Max(1e-9, Math.Sqrt(kept.Sum(value => value * value)));
        return [.. kept.Select(value => unchecked((byte)(sbyte)Math.Round(127 * value / length)))];
    }

    /// <summary>Walsh and Hadamard's, in place: sums and differences of halves, of halves of halves, and so on.</summary>
    private static void Transform(float[] values)
    {
        for (var half = 1; half < values.Length; half *= 2)
        {
            for (var start = 0; start < values.Length; start += 2 * half)
            {
                for (var i = start; i < start + half; i++)
                    (values[i], values[i + half]) = (values[i] + values[i + half], values[i] - values[i + half]);
            }
        }
    }

    /// <summary>The same on every machine and for good: marsaglia's xorshift of 32 bits.</summary>
    private static (float[] Signs, int[] Places) Rotate()
    {
        var state = 0x9E3779B9u;
        var signs = Enumerable.Range(0, Wide).Select(_ => (Next() & 1) == 1 ? 1f : -1f).ToArray();
        var places = Enumerable.Range(0, Wide).ToArray();
        for (var i = Wide - 1; i > 0; i--)
        {
            var other = (int)(Next() % (uint)(i + 1));
            (places[i], places[other]) = (places[other], places[i]);
        }
        return (signs, places[..Length]);

        uint Next()
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            return state;
        }
    }
}
