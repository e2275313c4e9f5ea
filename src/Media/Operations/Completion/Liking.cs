using System.Numerics;

namespace ServerlessDam.Media.Operations.Completion;

/// <summary>
/// Which sources a place would rather have: those near the edge that it continues, and straight behind it, so that a horizon goes on at its
/// height. In units of <see cref="Patch.Difference"/>.
/// </summary>
internal sealed class Liking(Raster raster, NearestKnown nearest, float along, float across)
{
    private readonly float _scale = 1f / Math.Max(raster.Width, raster.Height);
    private Vector2 _edge;
    private Vector2 _away;

    /// <summary>The place that is asked about from now on.</summary>
    public void At(int target)
    {
        var middle = target + Patch.Middle + (Patch.Middle * raster.Width);
        var edge = nearest[middle];
        (_edge, _away) = (Point(edge), Vector2.Zero);
        if (edge != middle)
            _away = Vector2.Normalize(Point(middle) - _edge);
    }

    /// <summary>0 and more.</summary>
    public int Cost(int source)
    {
        var way = (Point(source + Patch.Middle + (Patch.Middle * raster.Width)) - _edge) * _scale;
        return _away == Vector2.Zero ? (int)(way.Length() * along)
            : (int)((Math.Abs(Vector2.Dot(way, _away)) * along) + (Math.Abs((way.X * _away.Y) - (way.Y * _away.X)) * across));
    }

    /// <summary>The square straight behind the edge, so many pixels away from it; -1 when that is outside the picture.</summary>
    public int Behind(int distance)
    {
        var place = _edge - (_away * distance) - new Vector2(Patch.Middle);
        var (x, y) = ((int)MathF.Round(place.X), (int)MathF.Round(place.Y));
        return x >= 0 && y >= 0 && x < raster.Width && y < raster.Height ? (y * raster.Width) + x : -1;
    }

    private Vector2 Point(int pixel) => new(pixel % raster.Width, pixel / raster.Width);
}
