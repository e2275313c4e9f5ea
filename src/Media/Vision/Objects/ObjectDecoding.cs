namespace ServerlessDam.Media.Vision.Objects;

/// <summary>
/// What NanoDet-m answers for a square of 416 pixels, on each of three grids of places that are 8, 16 and 32 pixels apart: a score for each
/// label, and for each side of a box how likely it is 0 to 10 times that distance away.
/// </summary>
internal static class ObjectDecoding
{
    public const int Side = 416;
    public const int Bins = 11;

    /// <summary>Things seen with at least this score, in pixels of the input; many for each thing.</summary>
    /// <param name="step">Pixels from place to place.</param>
    /// <param name="scores">A row of labels for each place.</param>
    /// <param name="sides">Left, top, right and bottom for each place, <see cref="Bins"/> numbers each, before their softmax.</param>
    public static IEnumerable<ScoredBox> Read(int step, float[] scores, float[] sides, int labels, double threshold)
    {
        var places = Side / step;
        for (var place = 0; place < places * places; place++)
        {
            var (label, score) = Best(scores.AsSpan(place * labels, labels));
            if (!(score >= threshold))
                continue;
            var (x, y) = (((place % places) + 0.5) * step, ((place / places) + 0.5) * step);
            var far = sides.AsSpan(place * 4 * Bins, 4 * Bins);
            yield return new(
                Math.Max(0, x - (Expected(far[..Bins]) * step)),
                Math.Max(0, y - (Expected(far[Bins..(2 * Bins)]) * step)),
                Math.Min(Side, x + (Expected(far[(2 * Bins)..(3 * Bins)]) * step)),
                Math.Min(Side, y + (Expected(far[(3 * Bins)..]) * step)),
                score,
                label);
        }
    }

    /// <summary>The mean of 0 to 10, each as likely as its softmax says.</summary>
    public static double Expected(ReadOnlySpan<float> likelihoods)
    {
        var largest = double.MinValue;
        foreach (var value in likelihoods)
            largest = Math.Max(largest, value);
        var (sum, weighted) = (0.0, 0.0);
        for (var i = 0; i < likelihoods.Length; i++)
        {
            var weight = Math.Exp(likelihoods[i] - largest);
            sum += weight;
            weighted += weight * i;
        }
        return weighted / sum;
    }

    private static (int Label, double Score) Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var i = 1; i < scores.Length; i++)
        {
            if (scores[i] > scores[best])
                best = i;
        }
        return (best, scores[best]);
    }
}
