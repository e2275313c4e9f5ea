namespace ServerlessDam.Media.Operations.Writers.Measuring;

/// <summary>The qualities of an encoder that are tried for <c>q_auto</c>.</summary>
/// <param name="Rungs">In the encoder's own numbers, ascending. The first is the least that is ever delivered.</param>
/// <param name="Continuous">Whether qualities between two rungs differ from both.</param>
/// <param name="EndsLossless">
/// Whether the picture is written without loss where the last rung is not good enough; else the last rung is the most.
/// </param>
internal sealed record QualityScale(IReadOnlyList<int> Rungs, bool Continuous, bool EndsLossless)
{
    /// <summary>The lowest quality at which <paramref name="similarity"/> reaches <paramref name="target"/>; null for none, see <see cref="EndsLossless"/>.</summary>
    /// <remarks>
    /// Bisection over the rungs, then a straight line between the two that the target lies between: for seven rungs three
    /// encodes. Rungs are tried in an order that only depends on earlier answers, so a higher target never gets a lower
    /// quality, even where an encoder's similarity does not rise with every step.
    /// </remarks>
    public int? Find(double target, Func<int, double> similarity)
    {
        var measured = new double[Rungs.Count];
        var (low, high) = (0, Rungs.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            measured[middle] = similarity(Rungs[middle]);
            if (measured[middle] >= target)
                high = middle;
            else
                low = middle + 1;
        }

        if (low == Rungs.Count)
            return EndsLossless ? null : Rungs[^1];
        return low == 0 || !Continuous ? Rungs[low] : Between(low, (target - measured[low - 1]) / (measured[low] - measured[low - 1]));
    }

    private int Between(int above, double share) => (int)Math.Ceiling(Rungs[above - 1] + (share * (Rungs[above] - Rungs[above - 1])));
}
