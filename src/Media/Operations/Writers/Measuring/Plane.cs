using System.Numerics;
using NetVips;

namespace ServerlessDam.Media.Operations.Writers.Measuring;

/// <summary>One band of real numbers, row by row: the luminance of a picture, or what is computed of it.</summary>
internal sealed class Plane(int width, int height, float[] values)
{
    /// <summary>Half the side of a window, in pixels.</summary>
    public const int Radius = 5;

    private const int Taps = (2 * Radius) + 1;
    private const double Deviation = 1.5;

    /// <summary>What transparency is laid on, so that a change of it shows.</summary>
    private static readonly double[] _grey = [128, 128, 128];

    private static readonly float[] _window = Window();

    public int Width => width;

    public int Height => height;

    public ReadOnlySpan<float> Values => values;

    /// <summary>Luma of BT.601, as in JPEG, 0 to 255.</summary>
    /// <param name="srgb">8 bits; alpha or not.</param>
    public static Plane Luma(Image srgb)
    {
        using var flat = srgb.HasAlpha() ? srgb.Flatten(background: _grey[..(srgb.Bands - 1)]) : srgb.Copy();
        var (bytes, bands) = (flat.WriteToMemory<byte>(), flat.Bands);
        var luma = new float[flat.Width * flat.Height];
        for (var i = 0; i < luma.Length; i++)
            luma[i] = bands < 3 ? bytes[i * bands] : (0.299f * bytes[i * bands]) + (0.587f * bytes[(i * bands) + 1]) + (0.114f * bytes[(i * bands) + 2]);
        return new(flat.Width, flat.Height, luma);
    }

    /// <summary>Means of two by two; an odd last row or column is dropped.</summary>
    public Plane Halved()
    {
        var (halfWidth, halfHeight) = (width / 2, height / 2);
        var half = new float[halfWidth * halfHeight];
        for (var y = 0; y < halfHeight; y++)
        {
            var above = Values.Slice(2 * y * width, width);
            var below = Values.Slice(((2 * y) + 1) * width, width);
            for (var x = 0; x < halfWidth; x++)
                half[(y * halfWidth) + x] = (above[2 * x] + above[(2 * x) + 1] + below[2 * x] + below[(2 * x) + 1]) / 4;
        }

        return new(halfWidth, halfHeight, half);
    }

    /// <param name="other">Of the same size.</param>
    public Plane Times(Plane other)
    {
        var product = new float[values.Length];
        for (var i = 0; i < product.Length; i++)
            product[i] = values[i] * other.Values[i];
        return new(width, height, product);
    }

    /// <summary>Weighted means over all windows that lie inside: smaller by twice the radius on both sides.</summary>
    public Plane Smoothed()
    {
        var (outWidth, outHeight) = (width - (2 * Radius), height - (2 * Radius));
        var across = new float[outWidth * height];
        for (var y = 0; y < height; y++)
            Weigh(Values[(y * width)..], 1, across.AsSpan(y * outWidth, outWidth));
        var means = new float[outWidth * outHeight];
        for (var y = 0; y < outHeight; y++)
            Weigh(across.AsSpan(y * outWidth), outWidth, means.AsSpan(y * outWidth, outWidth));
        return new(outWidth, outHeight, means);
    }

    /// <summary>Each result is the weighted sum of values that lie <paramref name="stride"/> apart.</summary>
    private static void Weigh(ReadOnlySpan<float> from, int stride, Span<float> to)
    {
        var x = 0;
        for (; x <= to.Length - Vector<float>.Count; x += Vector<float>.Count)
        {
            var sum = Vector<float>.Zero;
            for (var tap = 0; tap < Taps; tap++)
                sum += new Vector<float>(from[(x + (tap * stride))..]) * _window[tap];
            sum.CopyTo(to[x..]);
        }

        for (; x < to.Length; x++)
        {
            to[x] = 0;
            for (var tap = 0; tap < Taps; tap++)
                to[x] += from[x + (tap * stride)] * _window[tap];
        }
    }

    private static float[] Window()
    {
        var weights = Enumerable.Range(-Radius, Taps).Select(i => Math.Exp(-i * i / (2 * Deviation * Deviation))).ToList();
        return [.. weights.Select(weight => (float)(weight / weights.Sum()))];
    }
}
