namespace ServerlessDam.Media.Operations.Completion;

/// <summary>
/// Paints the gap of what its squares come from: each pixel is the mean of what all squares over it say, good matches and those near what is
/// known having more weight (Wexler, Shechtman, Irani: Space-Time Completion of Video, 2007).
/// </summary>
internal sealed class Voting(Raster raster, NearestKnown nearest)
{
    /// <summary>How much less a square counts that is one pixel farther from what is known.</summary>
    private const float Trust = 1 / 1.3f;

    /// <summary>How much more a match counts that is better than the usual: more keeps texture, less blends.</summary>
    private const float Sharpness = 3;

    private const int Sample = 4096;
    private readonly float[] _sums = new float[raster.Pixels.Length];
    private readonly float[] _weights = new float[raster.Gap.Length];

    public void Paint(OffsetField field)
    {
        Array.Clear(_sums);
        Array.Clear(_weights);
        var usual = Usual(field);
        foreach (var target in field.Targets)
        {
            var distance = nearest.Distance(target + Patch.Middle + (Patch.Middle * raster.Width));
            var weight = MathF.Max(1e-6f, MathF.Exp(-field.Cost(target) * Sharpness / (2 * usual))) * MathF.Max(1e-9f, MathF.Pow(Trust, distance));
            Patch.Add(raster, field.Best(target), target, weight, _sums, _weights);
        }

        for (var pixel = 0; pixel < raster.Gap.Length; pixel++)
            if (raster.Gap[pixel] && HasVoted(pixel))
                for (var band = 0; band < Raster.Bands; band++)
                    raster.Pixels[(Raster.Bands * pixel) + band] = (byte)Math.Clamp(Vote(pixel, band) + 0.5f, 0, 255);
    }

    /// <summary>Whether a square that touches the gap lies over it; it may be known.</summary>
    public bool HasVoted(int pixel) => _weights[pixel] > 0;

    /// <summary>What they say of it, 0 to 255.</summary>
    public float Vote(int pixel, int band) => _sums[(Raster.Bands * pixel) + band] / _weights[pixel];

    /// <summary>What three quarters of all matches are better than.</summary>
    private static float Usual(OffsetField field)
    {
        var step = Math.Max(1, field.Targets.Length / Sample);
        var costs = new List<int>();
        for (var i = 0; i < field.Targets.Length; i += step)
            costs.Add(field.Cost(field.Targets[i]));
        costs.Sort();
        return Math.Max(1, costs[costs.Count * 3 / 4]);
    }
}
