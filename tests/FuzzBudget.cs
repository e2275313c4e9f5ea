using System.Diagnostics;
using System.Globalization;

namespace ServerlessDam.Tests;

/// <summary>
/// How long a fuzz target runs, and with what chance: <c>DAM_SEED</c> repeats a run, <c>DAM_FUZZ_SECONDS</c> makes it longer
/// (<c>./dam prove fuzz</c>).
/// </summary>
internal sealed class FuzzBudget
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private readonly TimeSpan _time;
    private readonly long _rounds;

    /// <param name="seconds">The longest a usual run takes.</param>
    /// <param name="rounds">Inputs of a usual run, where the machine is fast enough; a longer run has no such bound.</param>
    public FuzzBudget(double seconds, long rounds)
    {
        var longer = Number("DAM_FUZZ_SECONDS");
        (_time, _rounds) = (TimeSpan.FromSeconds(longer ?? seconds), longer is null ? rounds : long.MaxValue);
        Seed = Number("DAM_SEED") ?? Environment.TickCount & 0xFFFFFF;
        Random = new Random(Seed);
    }

    public int Seed { get; }

    public Random Random { get; }

    /// <summary>Inputs so far.</summary>
    public long Round { get; private set; }

    /// <summary>Whether there is to be another input.</summary>
    public bool Next() => _watch.Elapsed < _time && Round++ < _rounds;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"DAM_SEED={Seed}, {Round} inputs in {_watch.Elapsed.TotalSeconds:0.0} s");

    private static int? Number(string name)
        => int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;
}
