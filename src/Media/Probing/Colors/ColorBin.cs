namespace ServerlessDam.Media.Probing.Colors;

/// <summary>Pixels of nearly one colour: their number and their mean.</summary>
internal sealed record ColorBin(int Count, byte R, byte G, byte B, byte A)
{
    /// <summary>Below this a pixel counts as empty: it has no colour that anyone sees.</summary>
    private const int Invisible = 8;

    public Lab Lab { get; } = Lab.Of(R, G, B);

    /// <summary>Squared distance in CIELAB, with opacity as a fourth axis as long as lightness.</summary>
    public double SquaredDistanceTo(Lab lab, double alpha)
    {
        var opacity = (A - alpha) * (100.0 / 255);
        return Lab.SquaredDistanceTo(lab) + (opacity * opacity);
    }

    /// <summary>
    /// Groups pixels by the upper 5 bits of each channel and the upper 3 of alpha, most frequent first. All empty pixels are
    /// one bin, transparent white.
    /// </summary>
    public static IReadOnlyList<ColorBin> Of(Pixels pixels)
    {
        var sums = new Dictionary<int, Sum>();
        for (var i = 0; i < pixels.Count; i++)
        {
            var (r, g, b, a) = pixels[i];
            if (a < Invisible)
                (r, g, b, a) = (255, 255, 255, 0);
            var key = (a >> 5 << 15) | (r >> 3 << 10) | (g >> 3 << 5) | (b >> 3);
            if (!sums.TryGetValue(key, out var sum))
                sums[key] = sum = new Sum();
            sum.Add(r, g, b, a);
        }
        return [.. sums.OrderByDescending(pair => pair.Value.Count).ThenBy(pair => pair.Key).Select(pair => pair.Value.ToBin())];
    }

    private sealed class Sum
    {
        private long _r;
        private long _g;
        private long _b;
        private long _a;

        public int Count { get; private set; }

        public void Add(byte r, byte g, byte b, byte a)
        {
            Count++;
            (_r, _g, _b, _a) = (_r + r, _g + g, _b + b, _a + a);
        }

        public ColorBin ToBin() => new(Count, Mean(_r), Mean(_g), Mean(_b), Mean(_a));

        private byte Mean(long sum) => (byte)((sum + (Count / 2)) / Count);
    }
}
