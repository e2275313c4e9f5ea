using System.Globalization;

namespace ServerlessDam.Media.Probing.Hashing;

/// <summary>
/// The 64-bit perceptual hash by discrete cosine transform: the signs, against their median, of the 64 lowest frequencies
/// of the brightness at 32×32. Scaled, recompressed and slightly recoloured copies differ in a few bits.
/// </summary>
internal static class PerceptualHash
{
    private const int Side = 32;
    private const int Kept = 8;

    /// <summary>Rounding leaves less than this of frequencies that are not there: a picture of one colour has none.</summary>
    private const double Nothing = 1e-6;

    /// <summary>cos((2x + 1) u π / 64) for the frequencies kept.</summary>
    private static readonly double[,] Cosines = MakeCosines();

    /// <summary>16 lower-case hex digits.</summary>
    public static string Of(Pixels pixels)
    {
        var frequencies = Transform(Shrink(pixels));
        // The first is the mean brightness, which says nothing about shape and would only pull the median.
        var median = frequencies.Skip(1).Order().ElementAt(((Kept * Kept) - 1) / 2);
        var bits = 0UL;
        foreach (var frequency in frequencies)
            bits = (bits << 1) | (frequency > median ? 1UL : 0);
        return bits.ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>How many of the 64 bits differ: up to about 10 for copies of one picture, about 32 for two pictures.</summary>
    public static int Distance(string one, string other)
        => System.Numerics.BitOperations.PopCount(Parse(one) ^ Parse(other));

    private static ulong Parse(string hash) => ulong.Parse(hash, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Mean brightness (Rec. 601 luma over white) of the pixels under each of 32×32 cells.</summary>
    private static double[,] Shrink(Pixels pixels)
    {
        var cells = new double[Side, Side];
        for (var row = 0; row < Side; row++)
        {
            var (top, bottom) = Range(row, pixels.Height);
            for (var column = 0; column < Side; column++)
            {
                var (left, right) = Range(column, pixels.Width);
                var sum = 0.0;
                for (var y = top; y < bottom; y++)
                {
                    for (var x = left; x < right; x++)
                        sum += Luma(pixels[(y * pixels.Width) + x]);
                }
                cells[row, column] = sum / ((bottom - top) * (right - left));
            }
        }
        return cells;
    }

    private static (int From, int To) Range(int cell, int length)
    {
        var from = cell * length / Side;
        return (from, Math.Max((cell + 1) * length / Side, from + 1));
    }

    private static double Luma((byte R, byte G, byte B, byte A) pixel)
        => 255 + (((0.299 * pixel.R) + (0.587 * pixel.G) + (0.114 * pixel.B) - 255) * pixel.A / 255);

    private static double[] Transform(double[,] cells)
    {
        var rows = new double[Side, Kept];
        for (var y = 0; y < Side; y++)
        {
            for (var u = 0; u < Kept; u++)
            {
                for (var x = 0; x < Side; x++)
                    rows[y, u] += cells[y, x] * Cosines[x, u];
            }
        }
        var kept = new double[Kept * Kept];
        for (var v = 0; v < Kept; v++)
        {
            for (var u = 0; u < Kept; u++)
            {
                var sum = 0.0;
                for (var y = 0; y < Side; y++)
                    sum += rows[y, u] * Cosines[y, v];
                kept[(v * Kept) + u] = Math.Abs(sum) < Nothing ? 0 : sum;
            }
        }
        return kept;
    }

    private static double[,] MakeCosines()
    {
        var table = new double[Side, Kept];
        for (var x = 0; x < Side; x++)
        {
            for (var u = 0; u < Kept; u++)
                table[x, u] = Math.Cos(((2 * x) + 1) * u * Math.PI / (2 * Side));
        }
        return table;
    }
}
