namespace ServerlessDam.Transformations.Geometry;

/// <summary>An image size in whole device pixels. Both sides are at least 1.</summary>
public readonly record struct PixelSize
{
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public PixelSize(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        (Width, Height) = (width, height);
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Width divided by height.</summary>
    public double Ratio => (double)Width / Height;

    public long Area => (long)Width * Height;

    /// <summary>The whole of it, from its top left corner.</summary>
    public PixelRect Bounds => new(0, 0, Width, Height);

    /// <summary>The factor (1 = unchanged) that makes this size just cover <paramref name="box"/>.</summary>
    public double ScaleToCover(PixelSize box) => Math.Max((double)box.Width / Width, (double)box.Height / Height);

    /// <summary>The factor (1 = unchanged) that makes this size just fit into <paramref name="box"/>.</summary>
    public double ScaleToFit(PixelSize box) => Math.Min((double)box.Width / Width, (double)box.Height / Height);

    /// <summary>Both sides times <paramref name="factor"/>, rounded and within the limits.</summary>
    /// <exception cref="TransformationException">Larger than <see cref="PixelLimits"/> allow.</exception>
    public PixelSize Scaled(double factor) => PixelLimits.Size(Width * factor, Height * factor);

    public override string ToString() => $"{Width}x{Height}";
}
