using System.Globalization;
using ServerlessDam.Assets.Moving;

namespace ServerlessDam.Functions.Operations;

/// <summary>Says how far a copy has come: a line as a stage begins, and one a second while something is done.</summary>
internal sealed class CopyProgressLines(TimeProvider time, TextWriter output) : IProgress<CopyProgress>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private CopyStage? _stage;
    private long _stageBegan;
    private long _lastLine;

    public void Report(CopyProgress value)
    {
        lock (_lock)
        {
            var now = time.GetTimestamp();
            if (_stage != value.Stage)
            {
                (_stage, _stageBegan) = (value.Stage, now);
            }
            else if (time.GetElapsedTime(_lastLine, now) < Interval)
            {
                return;
            }

            _lastLine = now;
            output.WriteLine(LineOf(value, time.GetElapsedTime(_stageBegan, now)));
        }
    }

    /// <summary>What is left follows from the bytes: blobs differ too much for their number to tell.</summary>
    internal static string LineOf(CopyProgress progress, TimeSpan elapsed)
    {
        var name = progress.Stage switch
        {
            CopyStage.Blobs => "copying blobs",
            CopyStage.Rows => "copying rows",
            _ => "comparing rows and blobs",
        };
        var line = progress.Total is { } total ? $"{name}: {progress.Done} of {total}" : $"{name}: {progress.Done}";
        if (progress.TotalSizeInBytes is not { } all || progress.SizeInBytes == 0)
        {
            return line;
        }

        var left = elapsed * ((double)(all - progress.SizeInBytes) / progress.SizeInBytes);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{line}, {progress.SizeInBytes / 1e6:0.0} of {all / 1e6:0.0} MB, {100.0 * progress.SizeInBytes / all:0} %, about {TextOf(left)} left");
    }

    private static string TextOf(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => FormattableString.Invariant($"{time.TotalSeconds:0} s"),
        { TotalHours: < 1 } => FormattableString.Invariant($"{time.TotalMinutes:0} min"),
        _ => FormattableString.Invariant($"{time.TotalHours:0.0} h"),
    };
}
