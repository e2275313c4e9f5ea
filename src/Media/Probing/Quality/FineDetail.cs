namespace ServerlessDam.Media.Probing.Quality;

/// <summary>
/// What is left of the finer half of the frequencies that compression takes away first: the share of coefficients of the cosine
/// transform of 8 × 8 pixels (ITU-T T.81, A.3.3), from the fifth diagonal on, that are not 0, over squares with some texture, on the grid
/// that a JPEG of this picture has.
/// </summary>
internal static class FineDetail
{
    private const int Side = 8;
    private const int FirstDiagonal = 5;
    private const int MostSquares = 2000;

    /// <summary>Variance of a square, in squared levels, from which there is something in it to lose.</summary>
    private const double Textured = 25;

    /// <summary>Below this a coefficient is 0: rounding to whole levels makes up to about as much.</summary>
    private const double Nothing = 1.25;

    /// <summary>Photographs at the finest quantisation keep this share or more.</summary>
    private const double Everything = 0.5;

    private static readonly float[] Cosines = MakeCosines();

    /// <summary>0 (all gone) to 1; 1 where no square has texture.</summary>
    public static double Score(IReadOnlyList<Luma> strips)
    {
        var squares = strips.SelectMany(strip => Squares(strip)).ToList();
        var every = Math.Max(1, squares.Count / MostSquares);
        var (kept, all) = (0, 0);
        Span<float> pixels = stackalloc float[Side * Side];
        Span<float> rows = stackalloc float[Side * Side];
        for (var i = 0; i < squares.Count; i += every)
        {
            if (Take(squares[i].Strip, squares[i].At, pixels) < Textured)
                continue;
            Transform(pixels, rows);
            for (var v = 0; v < Side; v++)
            {
                for (var u = Math.Max(0, FirstDiagonal - v); u < Side; u++)
                {
                    all++;
                    kept += Math.Abs(pixels[(v * Side) + u]) >= Nothing ? 1 : 0;
                }
            }
        }
        return all == 0 ? 1 : Math.Min(1, kept / (Everything * all));
    }

    private static IEnumerable<(Luma Strip, int At)> Squares(Luma strip)
        => from top in Enumerable.Range(0, strip.Height / Side)
           from left in Enumerable.Range(0, strip.Width / Side)
           select (strip, ((top * strip.Width) + left) * Side);

    /// <returns>The variance.</returns>
    private static double Take(Luma strip, int at, Span<float> pixels)
    {
        var (sum, squares) = (0.0, 0.0);
        for (var i = 0; i < pixels.Length; i++)
        {
            var value = strip.Values[at + (i / Side * strip.Width) + (i % Side)];
            pixels[i] = value - 128;
            sum += value;
            squares += value * value;
        }
        return (squares - (sum * sum / pixels.Length)) / pixels.Length;
    }

    /// <summary>In place.</summary>
    private static void Transform(Span<float> pixels, Span<float> rows)
    {
        for (var i = 0; i < pixels.Length; i++)
        {
            var sum = 0f;
            for (var x = 0; x < Side; x++)
                sum += pixels[(i / Side * Side) + x] * Cosines[(i % Side * Side) + x];
            rows[i] = sum;
        }
        for (var i = 0; i < pixels.Length; i++)
        {
            var sum = 0f;
            for (var y = 0; y < Side; y++)
                sum += rows[(y * Side) + (i % Side)] * Cosines[(i / Side * Side) + y];
            pixels[i] = sum;
        }
    }

    private static float[] MakeCosines()
        => [.. Enumerable.Range(0, Side * Side).Select(i => (float)(Math.Cos(((2 * (i % Side)) + 1) * (i / Side) * Math.PI / (2 * Side)) * (i < Side ? Math.Sqrt(0.125) : 0.5)))];
}
