namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Delays that double from one to the next.</summary>
internal static class Doubling
{
    // 2^30 times any unit in use is past any longest delay in use.
    private const int MostDoublings = 30;

    /// <param name="step">0 for the first delay.</param>
    public static TimeSpan Delay(TimeSpan first, TimeSpan longest, int step)
        => TimeSpan.FromTicks((long)Math.Min(longest.Ticks, first.Ticks * Math.Pow(2, Math.Min(step, MostDoublings))));
}
