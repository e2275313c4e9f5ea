namespace ServerlessDam.Media.Operations.Completion;

/// <summary>
/// Takes the step out of where a gap begins: by what was painted, known pixels beside it would have another colour than they have, and what they
/// are off by is added to the gap, less with every pixel.
/// </summary>
internal sealed class Seam(Raster raster, NearestKnown nearest, Voting voting)
{
    /// <summary>How far along the edge the mean is taken, in pixels to every side.</summary>
    private const int Window = 6;

    /// <summary>Into the gap, as a share of the longest side.</summary>
    private const float Reach = 0.025f;

    /// <param name="goOn">Asked once for every row; throws where the work is to end.</param>
    public void Blend(Action goOn)
    {
        var reach = MathF.Max(Patch.Side, Reach * Math.Max(raster.Width, raster.Height));
        var known = new Dictionary<int, float[]>();
        for (var pixel = 0; pixel < raster.Gap.Length; pixel++)
        {
            if (pixel % raster.Width == 0)
                goOn();
            if (!raster.Gap[pixel] || nearest.Distance(pixel) is var distance && distance >= reach)
                continue;
            var edge = nearest[pixel];
            if (!known.TryGetValue(edge, out var miss))
                known[edge] = miss = Miss(edge);
            var share = (1 - (distance / reach)) * (1 - (distance / reach));
            for (var band = 0; band < Raster.Bands; band++)
                raster.Pixels[(Raster.Bands * pixel) + band] = (byte)Math.Clamp(raster.Pixels[(Raster.Bands * pixel) + band] + (miss[band] * share) + 0.5f, 0, 255);
        }
    }

    /// <summary>The mean of what is known around a pixel of the edge, less what would have been painted there.</summary>
    private float[] Miss(int edge)
    {
        var (x, y, count, mean) = (edge % raster.Width, edge / raster.Width, 0, new float[Raster.Bands]);
        for (var row = Math.Max(0, y - Window); row <= Math.Min(raster.Height - 1, y + Window); row++)
        {
            for (var column = Math.Max(0, x - Window); column <= Math.Min(raster.Width - 1, x + Window); column++)
            {
                var pixel = (row * raster.Width) + column;
                if (raster.Gap[pixel] || !voting.HasVoted(pixel))
                    continue;
                count++;
                for (var band = 0; band < Raster.Bands; band++)
                    mean[band] += raster.Pixels[(Raster.Bands * pixel) + band] - voting.Vote(pixel, band);
            }
        }

        for (var band = 0; band < Raster.Bands && count > 0; band++)
            mean[band] /= count;
        return mean;
    }
}
