namespace ServerlessDam.Media.Operations.Writers.Drawing;

/// <summary>Gives areas that are too small to be drawn to the neighbour that they touch most, or to nothing where there is none.</summary>
internal static class Specks
{
    /// <summary>What is known of a pixel: whether it is in the area that is looked at now, or in one that stays.</summary>
    private enum Mark : byte
    {
        None,
        Now,
        Stays,
    }

    /// <param name="least">In square pixels: what is smaller is a speck.</param>
    public static void Remove(FlatAreas areas, int least, CancellationToken cancellationToken)
    {
        var marks = new Mark[areas.Cells.Length];
        var area = new List<int>();
        for (var y = 1; y <= areas.Height; y++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            for (var x = 1; x <= areas.Width; x++)
            {
                var start = (y * areas.Stride) + x;
                if (marks[start] == Mark.None && areas.Cells[start] != FlatAreas.Nothing)
                    Settle(areas, start, least, marks, area);
            }
        }
    }

    /// <summary>Lets the area around a pixel grow into its neighbours until it stays. It grows by a pixel at least, so this ends soon.</summary>
    private static void Settle(FlatAreas areas, int start, int least, Mark[] marks, List<int> area)
    {
        while (true)
        {
            var (touched, joins) = Gather(areas, start, marks, area);
            var stays = area.Count >= least || joins;
            foreach (var at in area)
            {
                marks[at] = stays ? Mark.Stays : Mark.None;
                if (!stays)
                    areas.Cells[at] = touched;
            }

            if (stays || touched == FlatAreas.Nothing)
                return;
        }
    }

    /// <summary>All pixels of the area; the colour that it touches along the most edges; whether it is part of one that stays.</summary>
    private static (byte Touched, bool Joins) Gather(FlatAreas areas, int start, Mark[] marks, List<int> area)
    {
        var (cells, colour, joins) = (areas.Cells, areas.Cells[start], false);
        Span<int> touches = stackalloc int[areas.Colours.Length];
        ReadOnlySpan<int> steps = [1, -1, areas.Stride, -areas.Stride];
        area.Clear();
        area.Add(start);
        marks[start] = Mark.Now;
        for (var i = 0; i < area.Count; i++)
        {
            foreach (var step in steps)
            {
                var next = area[i] + step;
                if (cells[next] == FlatAreas.Nothing)
                    continue;
                if (cells[next] != colour)
                {
                    touches[cells[next]]++;
                }
                else if (marks[next] == Mark.None)
                {
                    marks[next] = Mark.Now;
                    area.Add(next);
                }

                joins |= cells[next] == colour && marks[next] == Mark.Stays;
            }
        }

        var most = 0;
        for (var i = 1; i < touches.Length; i++)
            most = touches[i] > touches[most] ? i : most;
        return (touches[most] > 0 ? (byte)most : FlatAreas.Nothing, joins);
    }
}
