using System.Diagnostics;

namespace ServerlessDam.Media.Probing;

/// <summary>How long each part of a probe takes: what opens the picture counts for the part that comes first.</summary>
internal sealed class PartClock
{
    private readonly Dictionary<string, double> _milliseconds = [];

    /// <summary>By the name of the step.</summary>
    public IReadOnlyDictionary<string, double> Milliseconds => _milliseconds;

    public T Time<T>(string step, Func<T> find)
    {
        var started = Stopwatch.GetTimestamp();
        var found = find();
        _milliseconds[step] = _milliseconds.GetValueOrDefault(step) + Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        return found;
    }
}
