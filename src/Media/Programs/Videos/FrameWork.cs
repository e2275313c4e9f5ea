using System.Diagnostics;
using System.Globalization;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>The runs of programs that one frame of a video takes.</summary>
internal sealed class FrameWork(ExternalPrograms programs, PrivateFolder folder, string input, string format, CancellationToken cancellationToken)
{
    public const string Broken = "Invalid video file";

    /// <summary>
    /// Pixels of a frame up to which all frames since the last key frame are decoded: ten seconds of Full HD take some two seconds on one processor. Of larger
    /// ones the key frame stands for those behind it.
    /// </summary>
    private const long LargestExact = 1920 * 1200;

    private readonly FrameBudget _budget = new(WorkerTime.OfEnvironment);
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _taken;

    private TimeSpan Left => _budget.Whole - Stopwatch.GetElapsedTime(_started);

    /// <summary>Null where there are no moving pictures.</summary>
    /// <exception cref="DamException">Unprocessable: it is no such file.</exception>
    public VideoStream? Stream()
    {
        var probe = Run(ExternalPrograms.Ffprobe, FfmpegCommand.Probe(input, format));
        var refused = probe.Succeeded ? null : UsualCodecs.RefusedIn(probe.Errors);
        return VideoStream.Read(probe.OrThrow(refused is null ? Broken : $"Videos with {refused} in them are not looked at").Output);
    }

    /// <summary>The frame of that moment; where that shows nothing, the liveliest of those around it. Null where none of them can be decoded.</summary>
    public (string Path, double Seconds)? Best(VideoStream stream, double at)
    {
        var best = (Path: "", Seconds: at, Lively: -1.0);
        foreach (var moment in FrameTimes.Around(at, stream.DurationInSeconds).TakeWhile(_ => best.Lively < Liveliness.Enough))
        {
            try
            {
                if (Frame(stream, moment) is { } path && Liveliness.Of(path) is var lively && lively > best.Lively)
                    best = (path, moment, lively);
            }
            catch (TimeoutException) when (best.Lively >= 0)
            {
                // A dull frame is better than none.
                break;
            }
        }

        return best.Lively >= 0 ? (best.Path, best.Seconds) : null;
    }

    /// <summary>Null where there is none: the container said that the video is longer than it is, or it is cut off.</summary>
    private string? Frame(VideoStream stream, double at)
    {
        var output = folder[string.Create(CultureInfo.InvariantCulture, $"frame{_taken++}.png")];
        var isThere = stream.Coded.Area <= LargestExact ? IsWritten(isExact: true) : null;

        // The last key frame of all stands for whatever lies behind the end, where nobody says where that is.
        isThere = isThere == true || (isThere == false && stream.DurationInSeconds is null) ? isThere : IsWritten(isExact: false);
        return isThere == true ? output : null;

        bool? IsWritten(bool isExact)
        {
            try
            {
                // A frame counts however the program ends: it complains of what is broken elsewhere too.
                Run(ExternalPrograms.Ffmpeg, FfmpegCommand.Frame(input, format, stream, at, isExact, output));
            }
            catch (TimeoutException) when (isExact)
            {
                // Too many frames since the last key frame: that one is near enough.
                File.Delete(output);
                return null;
            }

            return new FileInfo(output) is { Exists: true, Length: > 0 };
        }
    }

    private ProgramResult Run(ExternalProgram program, IReadOnlyList<string> arguments)
    {
        var time = Left < _budget.LongestRun ? Left : _budget.LongestRun;
        if (time <= TimeSpan.Zero)
            throw new TimeoutException($"{program.Name} had no time left");
        try
        {
            return new ProgramRunner(programs, ProgramLimits.Default with { Time = time }).Run(program, arguments, folder.Path, cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.Unprocessable)
        {
            throw new TimeoutException(e.Message, e);
        }
    }
}
