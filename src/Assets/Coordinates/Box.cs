using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Assets.Coordinates;

/// <summary>A rectangle that somebody stored with a picture: left, top, width and height in pixels. It may reach beyond the picture.</summary>
public sealed record Box(int X, int Y, int Width, int Height)
{
    /// <summary>No wider and no higher than the picture. Its place is left alone, as clients of the wire expect.</summary>
    public Box NoLargerThan(int width, int height) => this with { Width = Math.Min(Width, width), Height = Math.Min(Height, height) };

    /// <summary>The part inside a picture; null when there is none.</summary>
    public PixelRect? Inside(PixelSize picture) => new PixelRect(X, Y, Width, Height).Intersect(new(0, 0, picture.Width, picture.Height));
}
