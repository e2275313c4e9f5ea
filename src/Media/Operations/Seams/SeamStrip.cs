namespace ServerlessDam.Media.Operations.Seams;

/// <summary>A picture of greys that loses one vertical seam after the other: each time the one with the least edges on its way.</summary>
internal sealed class SeamStrip
{
    /// <summary>What a guarded pixel costs beside its edges: more than the strongest edge, so that seams go around.</summary>
    private const int Guarded = 8 * 255;

    private readonly int _stride;
    private readonly int _height;
    private readonly byte[] _luma;
    private readonly byte[] _guard;
    private readonly int[] _columns;
    private readonly int[] _energy;
    private readonly int[] _cost;
    private readonly int[] _seam;

    public SeamStrip(byte[] luma, byte[] guard, int width, int height)
    {
        (_stride, _height, Width) = (width, height, width);
        (_luma, _guard) = ([.. luma], [.. guard]);
        (_columns, _energy, _cost, _seam) = (new int[luma.Length], new int[luma.Length], new int[luma.Length], new int[height]);
        for (var i = 0; i < _columns.Length; i++)
            _columns[i] = i % width;
        for (var y = 0; y < height; y++)
            Measure(y, 0, width - 1);
    }

    /// <summary>Columns left.</summary>
    public int Width { get; private set; }

    /// <summary>Takes out the cheapest seam. At least one column must stay.</summary>
    public void Remove()
    {
        Accumulate();
        Trace();
        for (var y = 0; y < _height; y++)
        {
            var (at, end) = ((y * _stride) + _seam[y], (y * _stride) + Width);
            Close(_luma, at, end);
            Close(_guard, at, end);
            Close(_columns, at, end);
            Close(_energy, at, end);
        }

        Width--;
        for (var y = 0; y < _height; y++)
            Measure(y, Math.Max(0, _seam[y] - 3), Math.Min(Width - 1, _seam[y] + 2));
    }

    public ColumnMap Map()
    {
        var places = new float[Width * _height];
        for (var i = 0; i < places.Length; i++)
            places[i] = _columns[(i / Width * _stride) + (i % Width)];
        return new(places, Width, _stride);
    }

    /// <summary>Sets what is left, by its original place.</summary>
    public void MarkKept(bool[] kept)
    {
        for (var y = 0; y < _height; y++)
            for (var x = 0; x < Width; x++)
                kept[(y * _stride) + _columns[(y * _stride) + x]] = true;
    }

    /// <summary>The least cost of a way from the top to each pixel.</summary>
    private void Accumulate()
    {
        _energy.AsSpan(0, Width).CopyTo(_cost);
        for (var y = 1; y < _height; y++)
        {
            var above = _cost.AsSpan((y - 1) * _stride, Width);
            var energy = _energy.AsSpan(y * _stride, Width);
            var cost = _cost.AsSpan(y * _stride, Width);
            var (left, middle) = (int.MaxValue, above[0]);
            for (var x = 0; x < energy.Length; x++)
            {
                var right = x + 1 < above.Length ? above[x + 1] : int.MaxValue;
                cost[x] = energy[x] + Math.Min(Math.Min(left, middle), right);
                (left, middle) = (middle, right);
            }
        }
    }

    /// <summary>Back up from the cheapest end.</summary>
    private void Trace()
    {
        var last = _cost.AsSpan((_height - 1) * _stride, Width);
        var x = 0;
        for (var i = 1; i < last.Length; i++)
            if (last[i] < last[x])
                x = i;
        _seam[_height - 1] = x;
        for (var y = _height - 2; y >= 0; y--)
        {
            var row = _cost.AsSpan(y * _stride, Width);
            var best = x;
            if (x > 0 && row[x - 1] < row[best])
                best = x - 1;
            if (x + 1 < row.Length && row[x + 1] < row[best])
                best = x + 1;
            _seam[y] = x = best;
        }
    }

    /// <summary>The strength of edges (Sobel), from one column to another, both included.</summary>
    private void Measure(int y, int from, int to)
    {
        var above = _luma.AsSpan(Math.Max(0, y - 1) * _stride, Width);
        var row = _luma.AsSpan(y * _stride, Width);
        var below = _luma.AsSpan(Math.Min(_height - 1, y + 1) * _stride, Width);
        for (var x = from; x <= to; x++)
        {
            var (l, r) = (Math.Max(0, x - 1), Math.Min(Width - 1, x + 1));
            var across = above[r] + (2 * row[r]) + below[r] - above[l] - (2 * row[l]) - below[l];
            var down = below[l] + (2 * below[x]) + below[r] - above[l] - (2 * above[x]) - above[r];
            var at = (y * _stride) + x;
            _energy[at] = Math.Abs(across) + Math.Abs(down) + (_guard[at] > 0 ? Guarded : 0);
        }
    }

    private static void Close<T>(T[] items, int at, int end) => items.AsSpan(at + 1, end - at - 1).CopyTo(items.AsSpan(at));
}
