namespace ServerlessDam.Assets.Breakpoints;

/// <summary>
/// Finds the widths whose files differ by about the same number of bytes. Every width costs a derivation, so files are measured
/// few times: where the size for a number of bytes is looked for, it is guessed from the square root of the bytes, which grows
/// almost evenly with the width.
/// </summary>
internal sealed class BreakpointSearch(Func<int, Task<long>> measure)
{
    /// <summary>Measurements for one width; with many widths their neighbours say enough.</summary>
    private const int MostTries = 3;

    private const int FewWidths = 20;

    private readonly SortedDictionary<int, long> _measured = [];

    /// <param name="least">Smallest width, in pixels.</param>
    /// <param name="most">Largest width; at least <paramref name="least"/>.</param>
    /// <returns>Widths, descending, from <paramref name="most"/> to <paramref name="least"/>; one alone when only one image may be.</returns>
    public async Task<IReadOnlyList<int>> RunAsync(int least, int most, int mostImages, long bytesStep)
    {
        var top = await AtAsync(most);
        if (mostImages == 1 || least == most)
        {
            return [most];
        }

        var bottom = await AtAsync(least);
        var gap = Math.Max(0, top - bottom);
        var steps = (int)Math.Clamp((gap + bytesStep - 1) / bytesStep, 1, Math.Min(mostImages - 1, most - least));
        var widths = new List<int>(steps + 1) { most };
        for (var step = steps - 1; step > 0; step--)
        {
            // Room is left below for the steps that follow.
            widths.Add(await FindAsync(bottom + (gap * step / steps), least + step, widths[^1] - 1, gap / steps / 8, steps > FewWidths ? 1 : MostTries));
        }

        widths.Add(least);
        return widths;
    }

    private async Task<int> FindAsync(long target, int least, int most, long tolerance, int tries)
    {
        for (var tried = 0; tried < tries; tried++)
        {
            var guess = Guess(target, least, most);
            if (_measured.ContainsKey(guess) || Math.Abs(await AtAsync(guess) - target) <= tolerance)
            {
                return guess;
            }
        }

        return _measured.Where(pair => pair.Key >= least && pair.Key <= most).MinBy(pair => Math.Abs(pair.Value - target)).Key;
    }

    /// <summary>Between the nearest widths that were measured on both sides.</summary>
    private int Guess(long target, int least, int most)
    {
        var below = _measured.Where(pair => pair.Value <= target).Select(pair => pair.Key).DefaultIfEmpty(least).Max();
        var above = _measured.Where(pair => pair.Value > target && pair.Key > below).Select(pair => pair.Key).DefaultIfEmpty(most).Min();
        var (from, to) = (Root(below), Root(above));
        var share = to > from ? (Math.Sqrt(target) - from) / (to - from) : 0.5;
        return Math.Clamp((int)Math.Round(below + (share * (above - below))), least, most);

        double Root(int width) => Math.Sqrt(_measured.GetValueOrDefault(width, target));
    }

    private async Task<long> AtAsync(int width)
        => _measured.TryGetValue(width, out var known) ? known : _measured[width] = await measure(width);
}
