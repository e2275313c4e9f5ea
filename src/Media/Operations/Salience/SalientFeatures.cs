using NetVips;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Salience;

/// <summary>A small copy of a picture, and how much each of its pixels draws the eye.</summary>
internal sealed class SalientFeatures
{
    /// <summary>Longest side of the copy: a window is placed to about a hundredth of the picture.</summary>
    private const int Side = 112;

    private readonly byte[] _pixels;
    private readonly byte[]? _alpha;

    private SalientFeatures(byte[] pixels, byte[]? alpha, int width, int height)
        => (_pixels, _alpha, Width, Height) = (pixels, alpha, width, height);

    public int Width { get; }

    public int Height { get; }

    public static SalientFeatures Of(Image image)
    {
        var factor = Math.Min(1, (double)Side / Math.Max(image.Width, image.Height));
        using var small = image.Resize(Math.Max(factor, 1.0 / image.Width), vscale: Math.Max(factor, 1.0 / image.Height), kernel: Enums.Kernel.Linear);
        using var flat = Alpha.Flat(small, Color.White);
        using var alpha = small.HasAlpha() ? small[small.Bands - 1] : null;
        return new(flat.WriteToMemory<byte>(), alpha?.WriteToMemory<byte>(), flat.Width, flat.Height);
    }

    /// <summary>
    /// Row by row, 1 on average: detail, colours that differ from those at the picture's edge, saturation and skin, a little more
    /// so in the middle. What is transparent draws no eye.
    /// </summary>
    public double[] Weigh()
    {
        var mean = MeanOfEdge();
        var weights = new double[Width * Height];
        Add(weights, 0.3, Detail);
        Add(weights, 0.3, (x, y) => Difference(x, y, mean));
        Add(weights, 0.1, Saturation);
        Add(weights, 0.3, Skin);
        for (var i = 0; i < weights.Length; i++)
            weights[i] *= Middle(i % Width, i / Width) * (_alpha is null ? 1 : _alpha[i] / 255.0);
        return weights;
    }

    private void Add(double[] weights, double share, Func<int, int, double> feature)
    {
        var values = new double[weights.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = feature(i % Width, i / Width);
        var mean = values.Average();
        if (mean < 1e-3)
            mean = double.PositiveInfinity;
        for (var i = 0; i < values.Length; i++)
            weights[i] += share * values[i] / mean;
    }

    private double Detail(int x, int y)
    {
        var across = Luma(Math.Min(x + 1, Width - 1), y) - Luma(Math.Max(x - 1, 0), y);
        var down = Luma(x, Math.Min(y + 1, Height - 1)) - Luma(x, Math.Max(y - 1, 0));
        return Math.Sqrt((across * across) + (down * down));
    }

    private double Difference(int x, int y, (double R, double G, double B) from)
    {
        var (r, g, b) = At(x, y);
        return ((r - from.R) * (r - from.R)) + ((g - from.G) * (g - from.G)) + ((b - from.B) * (b - from.B));
    }

    private double Saturation(int x, int y)
    {
        var (r, g, b) = At(x, y);
        return Math.Max(r, Math.Max(g, b)) - Math.Min(r, Math.Min(g, b));
    }

    /// <summary>How close the direction of a colour is to that of skin in all its shades; greys are none of them.</summary>
    private double Skin(int x, int y)
    {
        var (r, g, b) = At(x, y);
        var length = Math.Sqrt((r * r) + (g * g) + (b * b));
        if (length < 60 || r <= g || g < b || r - b < 25)
            return 0;
        var likeness = ((0.78 * r) + (0.57 * g) + (0.44 * b)) / (length * 1.0625);
        return Math.Max(0, likeness - 0.97) / 0.03;
    }

    private double Middle(int x, int y)
    {
        var (across, down) = (((x + 0.5) / Width) - 0.5, ((y + 0.5) / Height) - 0.5);
        return 1 - (0.8 * ((across * across) + (down * down)));
    }

    private (double R, double G, double B) MeanOfEdge()
    {
        var edge = Enumerable.Range(0, Width * Height)
            .Where(i => i % Width == 0 || i % Width == Width - 1 || i / Width == 0 || i / Width == Height - 1)
            .Select(i => At(i % Width, i / Width))
            .ToArray();
        return (edge.Average(p => p.R), edge.Average(p => p.G), edge.Average(p => p.B));
    }

    private double Luma(int x, int y)
    {
        var (r, g, b) = At(x, y);
        return (0.299 * r) + (0.587 * g) + (0.114 * b);
    }

    private (int R, int G, int B) At(int x, int y)
    {
        var i = 3 * ((y * Width) + x);
        return (_pixels[i], _pixels[i + 1], _pixels[i + 2]);
    }
}
