namespace ServerlessDam.Media.Operations.Salience;

/// <summary>The weight inside any box of a grid, at once. Boxes are in shares of the grid's sides, 0 to 1.</summary>
internal sealed class WeightSums
{
    /// <summary>Of the weight along an axis, what a stretch of it must hold to stand for all.</summary>
    private const double MostOfIt = 0.75;

    private readonly int _width;
    private readonly int _height;
    private readonly double[] _sums;

    public WeightSums(double[] grid, int width, int height)
    {
        (_width, _height) = (width, height);
        _sums = new double[(width + 1) * (height + 1)];
        for (var y = 0; y < height; y++)
        {
            var row = 0.0;
            for (var x = 0; x < width; x++)
            {
                row += grid[(y * width) + x];
                _sums[((y + 1) * (width + 1)) + x + 1] = _sums[(y * (width + 1)) + x + 1] + row;
            }
        }

        Total = Math.Max(grid.Where(weight => weight > 0).Sum(), 1e-9);
    }

    /// <summary>All weight above 0.</summary>
    public double Total { get; }

    /// <summary>Of all weight above 0, the part in this box.</summary>
    public double Share(double left, double top, double right, double bottom)
        => (At(right, bottom) - At(left, bottom) - At(right, top) + At(left, top)) / Total;

    /// <summary>The shortest stretch along one axis that holds most of the weight.</summary>
    public (double From, double To) Stretch(bool across)
    {
        var cells = across ? _width : _height;
        var running = Enumerable.Range(0, cells + 1)
            .Select(i => across ? Share(0, 0, (double)i / cells, 1) : Share(0, 0, 1, (double)i / cells))
            .ToArray();
        var best = (From: 0, To: cells);
        for (var (from, to) = (0, 0); from < cells; from++)
        {
            while (to < cells && running[to] - running[from] < MostOfIt * running[^1])
                to++;
            if (running[to] - running[from] >= MostOfIt * running[^1] && to - from < best.To - best.From)
                best = (from, to);
        }

        return ((double)best.From / cells, (double)best.To / cells);
    }

    /// <summary>The weight left of and above a point, which may lie inside a cell.</summary>
    private double At(double shareX, double shareY)
    {
        var (x, y) = (Math.Clamp(shareX * _width, 0, _width), Math.Clamp(shareY * _height, 0, _height));
        var (column, row) = (Math.Min((int)x, _width - 1), Math.Min((int)y, _height - 1));
        var (restX, restY) = (x - column, y - row);
        var i = (row * (_width + 1)) + column;
        var upper = _sums[i] + ((_sums[i + 1] - _sums[i]) * restX);
        var lower = _sums[i + _width + 1] + ((_sums[i + _width + 2] - _sums[i + _width + 1]) * restX);
        return upper + ((lower - upper) * restY);
    }
}
