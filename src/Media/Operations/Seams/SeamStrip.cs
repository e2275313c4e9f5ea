using System.Runtime.CompilerServices;

namespace ServerlessDam.Media.Operations.Seams;

/// <summary>
/// A picture of greys that loses one vertical seam after the other: each time the one with the least edges on its way, and the
/// least new ones where what it parted comes together (forward energy).
/// </summary>
internal sealed class SeamStrip
{
    /// <summary>What a guarded pixel costs beside its edges: more than the strongest edge, so that seams go around.</summary>
    private const int Guarded = 4 * 8 * 255;

    /// <summary>No way leads here. Small enough to add to.</summary>
    private const int Closed = int.MaxValue / 2;

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
        for (var x = 0; x < Width; x++)
            _cost[x] = _energy[x] / 4;
        for (var y = 1; y < _height; y++)
        {
            var before = _cost.AsSpan((y - 1) * _stride, Width);
            var energy = _energy.AsSpan(y * _stride, Width);
            var cost = _cost.AsSpan(y * _stride, Width);
            for (var x = 0; x < cost.Length; x++)
            {
                var (fromLeft, fromAbove, fromRight) = Ways(before, y, x);
                cost[x] = (energy[x] / 4) + Math.Min(Math.Min(fromLeft, fromAbove), fromRight);
            }
        }
    }

    /// <summary>What it costs to come to a pixel from each of the three above it: their own way, and the edges that arise.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private (int FromLeft, int FromAbove, int FromRight) Ways(ReadOnlySpan<int> before, int y, int x)
    {
        var row = _luma.AsSpan(y * _stride, before.Length);
        int left = row[Math.Max(0, x - 1)], right = row[Math.Min(before.Length - 1, x + 1)], above = _luma[((y - 1) * _stride) + x];
        var joined = Math.Abs(right - left);
        return (
            (x > 0 ? before[x - 1] : Closed) + joined + Math.Abs(above - left),
            before[x] + joined,
            (x + 1 < before.Length ? before[x + 1] : Closed) + joined + Math.Abs(above - right));
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
        for (var y = _height - 1; y > 0; y--)
        {
            var (fromLeft, fromAbove, fromRight) = Ways(_cost.AsSpan((y - 1) * _stride, Width), y, x);
            x = fromAbove <= fromLeft && fromAbove <= fromRight ? x : fromLeft <= fromRight ? x - 1 : x + 1;
            _seam[y - 1] = x;
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
