using NetVips;

namespace ServerlessDam.Media.Operations.Effects.Looks;

/// <summary>Reduces a picture to a few colours that stand for all (median cut, Heckbert 1982), on 32 levels a channel.</summary>
internal static class FewColours
{
    private const int Levels = 32;

    private static readonly int[] Shifts = [0, 5, 10];

    /// <param name="image">Three bands of bytes, small enough to be held twice.</param>
    public static Image Of(Image image, int count)
    {
        using var srgb = image.Copy(interpretation: Enums.Interpretation.Srgb);
        var pixels = srgb.WriteToMemory<byte>();
        var counts = new int[Levels * Levels * Levels];
        for (var i = 0; i < pixels.Length; i += 3)
            counts[Cell(pixels, i)]++;

        var table = Table(counts, count);
        for (var i = 0; i < pixels.Length; i += 3)
        {
            var color = table[Cell(pixels, i)];
            (pixels[i], pixels[i + 1], pixels[i + 2]) = ((byte)(color >> 16), (byte)(color >> 8), (byte)color);
        }

        using var flat = Image.NewFromMemoryCopy<byte>(pixels, image.Width, image.Height, 3, Enums.BandFormat.Uchar);
        return flat.Copy(interpretation: Enums.Interpretation.Srgb);
    }

    /// <summary>For each cell the colour (0xrrggbb) of the box that it fell into.</summary>
    private static int[] Table(int[] counts, int count)
    {
        var boxes = new List<int[]> { Enumerable.Range(0, counts.Length).Where(cell => counts[cell] > 0).ToArray() };
        while (boxes.Count < count)
        {
            var widest = boxes.Where(box => box.Length > 1).MaxBy(box => (double)Widest(box).Span * box.Sum(cell => (long)counts[cell]));
            if (widest is null)
                break;
            boxes.Remove(widest);
            boxes.AddRange(Halves(widest, counts));
        }

        var table = new int[counts.Length];
        foreach (var box in boxes)
        {
            var mean = Mean(box, counts);
            foreach (var cell in box)
                table[cell] = mean;
        }

        return table;
    }

    private static int[][] Halves(int[] box, int[] counts)
    {
        var shift = Widest(box).Shift;
        var sorted = box.OrderBy(cell => (cell >> shift) & (Levels - 1)).ToArray();
        var half = sorted.Sum(cell => (long)counts[cell]) / 2;
        var (cut, passed) = (0, 0L);
        while (cut < sorted.Length - 1 && (cut == 0 || passed < half))
            passed += counts[sorted[cut++]];
        return [sorted[..cut], sorted[cut..]];
    }

    /// <summary>The channel in which a box is widest, as the bits by which a cell is shifted to it.</summary>
    private static (int Shift, int Span) Widest(int[] box)
        => Shifts.Select(shift => (shift, box.Max(cell => (cell >> shift) & (Levels - 1)) - box.Min(cell => (cell >> shift) & (Levels - 1)))).MaxBy(one => one.Item2);

    private static int Mean(int[] box, int[] counts)
    {
        var all = (double)box.Sum(cell => (long)counts[cell]);
        int Channel(int shift) => (int)Math.Round(box.Sum(cell => (double)counts[cell] * ((cell >> shift) & (Levels - 1))) / all * 255 / (Levels - 1));
        return (Channel(10) << 16) | (Channel(5) << 8) | Channel(0);
    }

    private static int Cell(byte[] pixels, int i) => ((pixels[i] >> 3) << 10) | ((pixels[i + 1] >> 3) << 5) | (pixels[i + 2] >> 3);
}
