using System.Collections.Immutable;

namespace ServerlessDam.Assets.Coordinates;

/// <summary>A named part of a picture. Two points are the corners of a rectangle, more a polygon.</summary>
public sealed record Region(string Name, ImmutableArray<Point> Points)
{
    /// <summary>The smallest rectangle around it.</summary>
    public Box Around()
    {
        var (left, top) = (Points.Min(point => point.X), Points.Min(point => point.Y));
        return new(left, top, Math.Max(1, Points.Max(point => point.X) - left), Math.Max(1, Points.Max(point => point.Y) - top));
    }
}

/// <summary>In pixels from the left and from the top.</summary>
public sealed record Point(int X, int Y);
