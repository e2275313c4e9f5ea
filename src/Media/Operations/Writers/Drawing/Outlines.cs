namespace ServerlessDam.Media.Operations.Writers.Drawing;

/// <summary>A closed line around an area of one colour, or around a hole in it, along the edges of pixels.</summary>
/// <param name="Colour">Its place in <see cref="FlatAreas.Colours"/>.</param>
/// <param name="Corners">In pixels from the top left, in the order of a walk with the area at the right hand.</param>
/// <param name="Area">What it encloses, in square pixels.</param>
internal sealed record ClosedLine(byte Colour, (int X, int Y)[] Corners, double Area);

/// <summary>Walks along the edges of areas. What meets at a corner only is not joined.</summary>
internal static class Outlines
{
    /// <summary>Right, down, left, up: along the top, the right, the bottom and the left edge of a pixel.</summary>
    private static readonly (int X, int Y)[] Ways = [(1, 0), (0, 1), (-1, 0), (0, -1)];

    /// <summary>From a pixel's top left corner to where the walk along each edge starts.</summary>
    private static readonly (int X, int Y)[] Starts = [(0, 0), (1, 0), (1, 1), (0, 1)];

    public static IEnumerable<ClosedLine> Of(FlatAreas areas, CancellationToken cancellationToken)
    {
        var walked = new bool[areas.Cells.Length];
        for (var y = 1; y <= areas.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 1; x <= areas.Width; x++)
            {
                // Every closed line has an edge that leads right: the top of a pixel.
                var at = (y * areas.Stride) + x;
                if (areas.Cells[at] != FlatAreas.Nothing && areas.Cells[at] != areas.Cells[at - areas.Stride] && !walked[at])
                    yield return Walk(areas, at, walked);
            }
        }
    }

    private static ClosedLine Walk(FlatAreas areas, int start, bool[] walked)
    {
        var (cells, colour) = (areas.Cells, areas.Cells[start]);
        var (at, way, area) = (start, 0, 0L);
        var corners = new List<(int X, int Y)>();
        do
        {
            if (way == 0)
                walked[at] = true;
            area += Swept(areas, at, way);
            var ahead = at + Step(areas, way);
            var besideAhead = ahead + Step(areas, (way + 3) % 4);
            var turn = cells[ahead] != colour ? 1 : cells[besideAhead] == colour ? 3 : 0;
            at = turn switch { 1 => at, 3 => besideAhead, _ => ahead };
            way = (way + turn) % 4;
            if (turn != 0)
                corners.Add(Corner(areas, at, way));
        }
        while (at != start || way != 0);
        return new(colour, [.. corners], Math.Abs(area));
    }

    private static int Step(FlatAreas areas, int way) => Ways[way].X + (Ways[way].Y * areas.Stride);

    private static (int X, int Y) Corner(FlatAreas areas, int at, int way)
        => ((at % areas.Stride) - 1 + Starts[way].X, (at / areas.Stride) - 1 + Starts[way].Y);

    /// <summary>What an edge adds to the enclosed area: its height from the top, forwards or backwards.</summary>
    private static long Swept(FlatAreas areas, int at, int way) => way switch
    {
        0 => -Corner(areas, at, way).Y,
        2 => Corner(areas, at, way).Y,
        _ => 0,
    };
}
