namespace ServerlessDam.Media.Operations.Completion;

/// <summary>For every pixel, the nearest one that is known: passed on from neighbour to neighbour, down and up (Danielsson 1980).</summary>
internal sealed class NearestKnown
{
    private readonly int _width;
    private readonly int[] _nearest;

    public NearestKnown(Raster raster)
    {
        _width = raster.Width;
        _nearest = new int[raster.Gap.Length];
        for (var i = 0; i < _nearest.Length; i++)
            _nearest[i] = raster.Gap[i] ? -1 : i;
        for (var y = 0; y < raster.Height; y++)
            Pass(y, y - 1, raster.Height);
        for (var y = raster.Height - 1; y >= 0; y--)
            Pass(y, y + 1, raster.Height);
    }

    /// <summary>Index of a known pixel; -1 when there is none in the picture.</summary>
    public int this[int pixel] => _nearest[pixel];

    /// <summary>In pixels; 0 for one that is known.</summary>
    public float Distance(int pixel) => MathF.Sqrt(Squared(pixel, _nearest[pixel]));

    /// <summary>The farthest that a pixel is from a known one.</summary>
    public float Farthest()
    {
        var most = 0;
        for (var i = 0; i < _nearest.Length; i++)
            most = Math.Max(most, Squared(i, _nearest[i]));
        return MathF.Sqrt(most);
    }

    private void Pass(int y, int from, int height)
    {
        var row = y * _width;
        for (var x = 0; x < _width && from >= 0 && from < height; x++)
            for (var other = Math.Max(0, x - 1); other <= Math.Min(_width - 1, x + 1); other++)
                Take(row + x, (from * _width) + other);
        for (var x = 1; x < _width; x++)
            Take(row + x, row + x - 1);
        for (var x = _width - 2; x >= 0; x--)
            Take(row + x, row + x + 1);
    }

    private void Take(int pixel, int neighbour)
    {
        var (own, other) = (_nearest[pixel], _nearest[neighbour]);
        if (own != pixel && other >= 0 && (own < 0 || Squared(pixel, other) < Squared(pixel, own)))
            _nearest[pixel] = other;
    }

    private int Squared(int pixel, int known)
    {
        if (known < 0)
            return 0;
        var (dx, dy) = ((pixel % _width) - (known % _width), (pixel / _width) - (known / _width));
        return (dx * dx) + (dy * dy);
    }
}
