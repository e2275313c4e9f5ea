namespace ServerlessDam.Media.Probing.Colors;

/// <summary>
/// How much a picture looks drawn. Drawings are flat areas with hard edges between them; photographs change a little from
/// pixel to pixel nearly everywhere. The score is the share of equal neighbours times the share of hard edges among the
/// unequal ones.
/// </summary>
internal static class Illustration
{
    /// <summary>A difference up to this, summed over the channels, is shading or noise.</summary>
    private const int Soft = 48;

    /// <summary>Photographs with an empty background score up to this; they are to score 0.</summary>
    private const double Photograph = 0.25;

    /// <summary>0 (photograph) to 1 (drawing), two decimals.</summary>
    public static double Score(Pixels pixels)
    {
        var (equal, soft, hard) = (0, 0, 0);
        for (var y = 0; y < pixels.Height; y++)
        {
            for (var x = 1; x < pixels.Width; x++)
            {
                var difference = Difference(pixels, (y * pixels.Width) + x);
                if (difference <= 3)
                    equal++;
                else if (difference <= Soft)
                    soft++;
                else
                    hard++;
            }
        }
        if (equal + soft + hard == 0)
            return 0;
        var flat = (double)equal / (equal + soft + hard);
        // A picture of one colour has no edges at all; nothing about it is photographic.
        var edges = soft + hard == 0 ? 1 : (double)hard / (soft + hard);
        var score = flat * edges;
        return score <= Photograph ? 0 : Math.Round((score - Photograph) / (1 - Photograph), 2);
    }

    private static int Difference(Pixels pixels, int at)
    {
        var (r, g, b, a) = pixels[at];
        var (r1, g1, b1, a1) = pixels[at - 1];
        return Math.Abs(r - r1) + Math.Abs(g - g1) + Math.Abs(b - b1) + Math.Abs(a - a1);
    }
}
