namespace ServerlessDam.Transformations.Geometry;

/// <summary>
/// A resize as four plain operations, in this order; each may be the identity:
/// cut <see cref="Source"/> out of the picture, scale that to <see cref="Scaled"/>, cut <see cref="Window"/> out of the result,
/// place that at <see cref="OffsetX"/>, <see cref="OffsetY"/> on a canvas of the size <see cref="Canvas"/>.
/// </summary>
public readonly record struct ResizeGeometry
{
    /// <summary>In pixels of the picture that enters; inside its bounds.</summary>
    public required PixelRect Source { get; init; }

    /// <summary>Size of <see cref="Source"/> after scaling.</summary>
    public required PixelSize Scaled { get; init; }

    /// <summary>In pixels of <see cref="Scaled"/>; inside its bounds.</summary>
    public required PixelRect Window { get; init; }

    /// <summary>Size of the result. Where it is larger than <see cref="Window"/>, the rest is padding.</summary>
    public required PixelSize Canvas { get; init; }

    /// <summary>Left edge of the window on the canvas. May be negative where an offset pushes the picture off it.</summary>
    public int OffsetX { get; init; }

    /// <summary>Top edge of the window on the canvas. May be negative.</summary>
    public int OffsetY { get; init; }

    /// <summary>
    /// Where the window lies is for who sees the pixels to choose (automatic gravity): any position of a window of this size
    /// inside <see cref="Scaled"/> will do. As given, it lies in the centre.
    /// </summary>
    public bool WindowIsFree { get; init; }

    /// <summary>Pixels of <see cref="Source"/> for one of <see cref="Scaled"/>, across and down.</summary>
    public (double X, double Y) Shrink => ((double)Source.Width / Scaled.Width, (double)Source.Height / Scaled.Height);

    /// <summary>Nothing is scaled or padded: at most something is cut away.</summary>
    public bool IsCut => Scaled == Source.Size && Source.X == 0 && Source.Y == 0 && !Pads;

    public bool Pads => Canvas != Window.Size || OffsetX != 0 || OffsetY != 0;

    /// <summary>Everything scaled to <paramref name="size"/>, nothing cut or padded.</summary>
    public static ResizeGeometry Scale(PixelSize from, PixelSize size)
        => new() { Source = from.Bounds, Scaled = size, Window = size.Bounds, Canvas = size };

    /// <summary>A window of the picture as it is.</summary>
    public static ResizeGeometry Cut(PixelSize from, PixelRect window)
        => new() { Source = from.Bounds, Scaled = from, Window = window, Canvas = window.Size };

    /// <summary>Where a box of the picture that enters comes to lie in the result; null when it was cut away.</summary>
    public PixelRect? Map(PixelRect box)
    {
        var scaleX = (double)Scaled.Width / Source.Width;
        var scaleY = (double)Scaled.Height / Source.Height;
        var scaled = new PixelRect(
            (int)Math.Floor((box.X - Source.X) * scaleX),
            (int)Math.Floor((box.Y - Source.Y) * scaleY),
            PixelLimits.Round(box.Width * scaleX),
            PixelLimits.Round(box.Height * scaleY));
        return scaled.Intersect(Window) is { } visible
            ? (visible with { X = visible.X - Window.X + OffsetX, Y = visible.Y - Window.Y + OffsetY }).Intersect(Canvas.Bounds)
            : null;
    }
}
