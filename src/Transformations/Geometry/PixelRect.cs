namespace ServerlessDam.Transformations.Geometry;

/// <summary>A box inside a picture: left, top, width and height in pixels. Width and height are at least 1.</summary>
public readonly record struct PixelRect(int X, int Y, int Width, int Height)
{
    public PixelSize Size => new(Width, Height);

    public int Right => X + Width;

    public int Bottom => Y + Height;

    /// <summary>The part that both share; null when they share none.</summary>
    public PixelRect? Intersect(PixelRect other)
    {
        var left = Math.Max(X, other.X);
        var top = Math.Max(Y, other.Y);
        var right = Math.Min(Right, other.Right);
        var bottom = Math.Min(Bottom, other.Bottom);
        return right > left && bottom > top ? new(left, top, right - left, bottom - top) : null;
    }

    /// <summary>The smallest box around both.</summary>
    public PixelRect Union(PixelRect other)
    {
        var left = Math.Min(X, other.X);
        var top = Math.Min(Y, other.Y);
        return new(left, top, Math.Max(Right, other.Right) - left, Math.Max(Bottom, other.Bottom) - top);
    }

    public override string ToString() => $"{Width}x{Height}+{X}+{Y}";
}
