namespace ServerlessDam.Media.Operations.Writers.Drawing;

/// <summary>A closed line with fewer corners that stays near the old one (Douglas and Peucker, 1973): steps of pixels become slants.</summary>
internal static class Simplified
{
    /// <summary>Corners that are looked at together: bounds the time that a line of very many takes.</summary>
    private const int Stretch = 512;

    /// <param name="tolerance">In pixels: how far the new line may leave an old corner. The steps of a slant leave it by 0.71.</param>
    public static (int X, int Y)[] Of((int X, int Y)[] corners, double tolerance)
    {
        var kept = new bool[corners.Length];
        for (var i = 0; i < kept.Length; i += Stretch)
            kept[i] = true;
        kept[Farthest(corners)] = true;
        int[] fixedOnes = [.. Enumerable.Range(0, kept.Length).Where(i => kept[i]), corners.Length];
        var open = new Stack<(int From, int To)>(fixedOnes.Zip(fixedOnes.Skip(1)));
        while (open.TryPop(out var stretch))
        {
            if (Worst(corners, stretch.From, stretch.To, tolerance) is not { } worst)
                continue;
            kept[worst] = true;
            open.Push((stretch.From, worst));
            open.Push((worst, stretch.To));
        }

        return [.. corners.Where((_, i) => kept[i])];
    }

    /// <summary>The corner between two that lies farthest off the line through them; null where none is too far.</summary>
    private static int? Worst((int X, int Y)[] corners, int first, int last, double tolerance)
    {
        var (from, to) = (corners[first], corners[last % corners.Length]);
        var (x, y) = ((double)to.X - from.X, (double)to.Y - from.Y);
        var length = Length(x, y);
        var (worst, most) = ((int?)null, tolerance * Math.Max(1, length));
        for (var i = first + 1; i < last; i++)
        {
            // A line that leads back to where it starts has no direction: there the distance from the point counts.
            var (dx, dy) = (corners[i].X - from.X, corners[i].Y - from.Y);
            var off = length == 0 ? Length(dx, dy) : Math.Abs((x * dy) - (y * dx));
            if (off > most)
                (worst, most) = (i, off);
        }

        return worst;
    }

    /// <summary>From the first corner.</summary>
    private static int Farthest((int X, int Y)[] corners)
    {
        var (farthest, most) = (0, 0.0);
        for (var i = 1; i < corners.Length; i++)
        {
            if (Length(corners[i].X - corners[0].X, corners[i].Y - corners[0].Y) is var distance && distance > most)
                (farthest, most) = (i, distance);
        }

        return farthest;
    }

    private static double Length(double x, double y) => Math.Sqrt((x * x) + (y * y));
}
