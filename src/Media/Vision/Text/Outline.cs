namespace ServerlessDam.Media.Vision.Text;

/// <summary>The smallest rectangle around points, turned as it may be.</summary>
internal static class Outline
{
    /// <summary>Of all rectangles around the points, each with a side along an edge of their hull, the one of the least area; lying rather than standing.</summary>
    /// <param name="points">At least one.</param>
    public static TextLine Around(IReadOnlyList<(int X, int Y)> points)
    {
        var hull = Hull(points);
        var best = default(TextLine);
        for (var i = 0; i < hull.Count; i++)
        {
            var (from, to) = (hull[i], hull[(i + 1) % hull.Count]);
            var around = Along(hull, Math.Atan2(to.Y - from.Y, to.X - from.X));
            if (i == 0 || around.Width * around.Height < best.Width * best.Height)
                best = around;
        }
        return Lying(best);
    }

    private static TextLine Along(List<(int X, int Y)> hull, double angle)
    {
        var (cos, sin) = (Math.Cos(angle), Math.Sin(angle));
        double left = double.MaxValue, right = double.MinValue, top = double.MaxValue, bottom = double.MinValue;
        foreach (var (x, y) in hull)
        {
            var (along, down) = ((x * cos) + (y * sin), (y * cos) - (x * sin));
            (left, right, top, bottom) = (Math.Min(left, along), Math.Max(right, along), Math.Min(top, down), Math.Max(bottom, down));
        }
        var (middle, level) = ((left + right) / 2, (top + bottom) / 2);
        // A pixel is as wide as it is high; its place is that of its corner.
        return new((middle * cos) - (level * sin) + 0.5, (middle * sin) + (level * cos) + 0.5, right - left + 1, bottom - top + 1, angle, 0);
    }

    /// <summary>The same rectangle with an angle between -45 and 45 degrees.</summary>
    private static TextLine Lying(TextLine line)
    {
        var angle = Math.IEEERemainder(line.Angle, Math.PI);
        return Math.Abs(angle) <= Math.PI / 4
            ? line with { Angle = angle }
            : line with { Width = line.Height, Height = line.Width, Angle = angle - (Math.Sign(angle) * Math.PI / 2) };
    }

    /// <summary>The convex hull, by monotone chain (Andrew 1979).</summary>
    private static List<(int X, int Y)> Hull(IReadOnlyList<(int X, int Y)> points)
    {
        var sorted = points.Distinct().Order().ToList();
        if (sorted.Count < 3)
            return sorted;
        var hull = new List<(int X, int Y)>();
        foreach (var half in new[] { sorted, Enumerable.Reverse(sorted).ToList() })
        {
            var start = hull.Count;
            foreach (var point in half)
            {
                while (hull.Count >= start + 2 && Turn(hull[^2], hull[^1], point) <= 0)
                    hull.RemoveAt(hull.Count - 1);
                hull.Add(point);
            }
            // The last of one half is the first of the other.
            hull.RemoveAt(hull.Count - 1);
        }
        return hull;
    }

    private static long Turn((int X, int Y) a, (int X, int Y) b, (int X, int Y) c)
        => ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(b.Y - a.Y) * (c.X - a.X));
}
