using System.Diagnostics;
using System.Globalization;

namespace ServerlessDam.Media.Programs;

/// <summary>How long a request may take: programs that a worker runs have to end before.</summary>
internal static class WorkerTime
{
    /// <summary>By which the app tells its workers: a <see cref="TimeSpan"/>, invariant.</summary>
    public const string Variable = "DAM_TIME_LIMIT";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    private static long _began;

    /// <summary>Until the request has to be answered; the whole where none was begun. A worker has one at a time.</summary>
    public static TimeSpan Left => _began == 0 ? OfEnvironment : OfEnvironment - Stopwatch.GetElapsedTime(_began);

    public static TimeSpan OfEnvironment { get; } = Of(Environment.GetEnvironmentVariable(Variable));

    /// <summary>A request has come.</summary>
    public static void Begin() => _began = Stopwatch.GetTimestamp();

    /// <param name="text">Ten seconds where it is none.</param>
    public static TimeSpan Of(string? text)
        => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero ? limit : Usual;
}
