namespace ServerlessDam.Media.Operations.Completion;

/// <summary>
/// For every square that touches a gap, the known square that is most like it, found as Barnes et al. (PatchMatch, 2009) do it: a good
/// match of a neighbour is tried one pixel on, and places around the best one at random, in circles that halve.
/// </summary>
internal sealed class OffsetField
{
    /// <summary>A few milliseconds of work.</summary>
    public const int Stretch = 1024;

    private readonly Raster _raster;
    private readonly Liking _liking;
    private readonly Dice _dice;
    private readonly bool[] _isSource;
    private readonly int[] _sources;
    private readonly int[] _targets;
    private readonly int[] _best;
    private readonly int[] _cost;

    public OffsetField(Raster raster, Liking liking, Dice dice)
    {
        (_raster, _liking, _dice) = (raster, liking, dice);
        _isSource = new bool[raster.Gap.Length];
        (_best, _cost) = (new int[raster.Gap.Length], new int[raster.Gap.Length]);
        Array.Fill(_best, -1);
        (_sources, _targets) = Squares.Of(raster);
        foreach (var source in _sources)
            _isSource[source] = true;
    }

    /// <summary>How many squares there are to copy from.</summary>
    public int Sources => _sources.Length;

    /// <summary>Squares that touch a gap, in the order of rows.</summary>
    public ReadOnlySpan<int> Targets => _targets;

    /// <summary>Where a target's pixels come from.</summary>
    public int Best(int target) => _best[target];

    /// <summary>How unlike it is, and how little liked.</summary>
    public int Cost(int target) => _cost[target];

    /// <summary>What lies straight behind the edge, or anything.</summary>
    public void Scatter()
    {
        foreach (var target in _targets)
        {
            _liking.At(target);
            var behind = _liking.Behind(Patch.Middle + _dice.Next(Patch.Side));
            _best[target] = behind >= 0 && _isSource[behind] ? behind : Any();
        }
    }

    /// <summary>As a field of half the size has it.</summary>
    public void Follow(OffsetField half)
    {
        var (width, small) = (_raster.Width, half._raster);
        foreach (var target in _targets)
        {
            var (x, y) = (target % width, target / width);
            var (left, top) = (Math.Min(x / 2, small.Width - Patch.Side), Math.Min(y / 2, small.Height - Patch.Side));
            _best[target] = half._best[(top * small.Width) + left] is >= 0 and var found
                ? Near(x + (2 * ((found % small.Width) - left)), y + (2 * ((found / small.Width) - top)))
                : Any();
        }
    }

    /// <param name="rounds">Alternately down and up.</param>
    /// <param name="reach">Radius in pixels of the widest circle; 0 for none.</param>
    /// <param name="goOn">Asked once for every <see cref="Stretch"/> targets of a round; throws where the work is to end.</param>
    public void Search(int rounds, int reach, Action goOn)
    {
        foreach (var target in _targets)
        {
            _liking.At(target);
            _cost[target] = Total(target, _best[target], int.MaxValue);
        }

        for (var round = 0; round < rounds; round++)
        {
            var step = round % 2 == 0 ? 1 : -1;
            for (var i = 0; i < _targets.Length; i++)
            {
                if (i % Stretch == 0)
                    goOn();
                Improve(_targets[step > 0 ? i : _targets.Length - 1 - i], step, reach);
            }
        }
    }

    private void Improve(int target, int step, int reach)
    {
        _liking.At(target);
        Pass(target, target - step, step);
        Pass(target, target - (step * _raster.Width), step * _raster.Width);
        if (_liking.Behind(Patch.Middle + _dice.Next(2 * Patch.Side)) is >= 0 and var behind)
            Try(target, behind);
        for (var radius = reach; radius > 0; radius /= 2)
        {
            var (x, y) = (_best[target] % _raster.Width, _best[target] / _raster.Width);
            Try(target, x - radius + _dice.Next((2 * radius) + 1), y - radius + _dice.Next((2 * radius) + 1));
        }
    }

    private void Pass(int target, int neighbour, int step)
    {
        if (neighbour < 0 || neighbour >= _best.Length || _best[neighbour] < 0)
            return;
        var source = _best[neighbour] + step;
        if (source >= 0 && source < _isSource.Length)
            Try(target, source);
    }

    private void Try(int target, int x, int y)
    {
        if (x >= 0 && y >= 0 && x < _raster.Width && y < _raster.Height)
            Try(target, (y * _raster.Width) + x);
    }

    private void Try(int target, int source)
    {
        if (!_isSource[source] || source == _best[target])
            return;
        var cost = Total(target, source, _cost[target]);
        if (cost < _cost[target])
            (_best[target], _cost[target]) = (source, cost);
    }

    private int Total(int target, int source, int limit)
    {
        var disliked = _liking.Cost(source);
        return disliked >= limit ? disliked : disliked + Patch.Difference(_raster, target, source, limit - disliked);
    }

    private int Near(int x, int y)
    {
        for (var way = 0; way < 2; way++)
            for (var dy = -way; dy <= way; dy++)
                for (var dx = -way; dx <= way; dx++)
                    if (x + dx >= 0 && y + dy >= 0 && x + dx < _raster.Width && y + dy < _raster.Height && _isSource[((y + dy) * _raster.Width) + x + dx])
                        return ((y + dy) * _raster.Width) + x + dx;
        return Any();
    }

    private int Any() => _sources[_dice.Next(_sources.Length)];
}
