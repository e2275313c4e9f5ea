using System.Globalization;

namespace ServerlessDam.Media.Programs;

/// <summary>How long a request may take: programs that a worker runs have to end before.</summary>
internal static class WorkerTime
{
    /// <summary>By which the app tells its workers: a <see cref="TimeSpan"/>, invariant.</summary>
    public const string Variable = "DAM_TIME_LIMIT";

    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(10);

    public static TimeSpan OfEnvironment { get; } = Of(Environment.GetEnvironmentVariable(Variable));

    /// <param name="text">Ten seconds where it is none.</param>
    public static TimeSpan Of(string? text)
        => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var limit) && limit > TimeSpan.Zero ? limit : Usual;
}
