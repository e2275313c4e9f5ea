namespace ServerlessDam.Transformations.Geometry;

/// <summary>
/// Widths for one picture such that from each to the next a file grows by about the same number of bytes. How many bytes a width
/// needs is estimated from its area, so that no picture has to be encoded to answer a request.
/// </summary>
/// <param name="MinWidth">In pixels.</param>
/// <param name="MaxWidth">In pixels; the picture's own width bounds it too.</param>
/// <param name="BytesStep">Above 0.</param>
/// <param name="MaxCount">How many widths at most; above 0.</param>
public sealed record Breakpoints(int MinWidth, int MaxWidth, long BytesStep, int MaxCount)
{
    /// <summary>Of a photograph at middle quality.</summary>
    private const double BytesPerPixel = 0.2;

    private const int MostWidths = 200;

    public static Breakpoints Default { get; } = new(50, 1000, 20_000, 20);

    /// <summary>Falling. The widest comes first; it is the largest width allowed.</summary>
    public IReadOnlyList<int> For(PixelSize picture)
    {
        var widest = Math.Min(MaxWidth, picture.Width);
        var bytesPerSquare = BytesPerPixel / picture.Ratio;
        var most = bytesPerSquare * widest * widest;
        var widths = Enumerable.Range(0, Math.Min(MaxCount, MostWidths))
            .Select(i => most - ((double)i * BytesStep))
            .TakeWhile(bytes => bytes > 0)
            .Select(bytes => PixelLimits.Round(Math.Sqrt(bytes / bytesPerSquare)))
            .TakeWhile(width => width >= MinWidth)
            .Append(Math.Min(MinWidth, widest))
            .Distinct();
        return [.. widths.Take(Math.Min(MaxCount, MostWidths))];
    }

    /// <summary>The smallest of the widths that is not below <paramref name="width"/>; the widest where none is.</summary>
    public int RoundUp(int width, PixelSize picture)
    {
        var widths = For(picture);
        return widths.Where(candidate => candidate >= width).DefaultIfEmpty(widths[0]).Min();
    }
}
