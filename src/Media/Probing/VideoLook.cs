using NetVips;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Programs.Videos;
using ServerlessDam.Media.Vision;

namespace ServerlessDam.Media.Probing;

/// <summary>Looks at one frame of a video. What is not asked for is not run: a video that nobody wants to know anything of costs no program.</summary>
internal sealed class VideoLook(ExternalPrograms programs, Sight sight)
{
    /// <summary>Which program is missing, in words for people; null for none.</summary>
    public static string? Lacking(ExternalPrograms programs)
        => programs.CanRun(ExternalPrograms.Ffprobe) && programs.CanRun(ExternalPrograms.Ffmpeg)
            ? null
            : $"{ExternalPrograms.Ffmpeg.Name} is not installed (it is needed for {ExternalPrograms.Ffmpeg.Purpose})";

    /// <param name="facts">Of the file: what container it is.</param>
    public MediaFacts See(MediaFacts facts, ProbeRequest request, CancellationToken cancellationToken)
    {
        var parts = request.Parts & VideoFrames.Parts & sight.PartsIn(request.Reading);
        if (parts == ProbeParts.Format || !VideoFrames.Are(facts.Format))
            return facts;
        if (new FileInfo(request.Path).Length > VideoFrames.MostBytes)
            return facts with { Unseen = VideoFrames.TooLarge };
        if (Lacking(programs) is { } lacking)
            return facts with { Unseen = lacking };
        try
        {
            return Seen(facts, request, parts, cancellationToken);
        }
        catch (Exception e) when (e is VipsException or DamException { Kind: ErrorKind.Unprocessable })
        {
            // It is so tomorrow too, and nothing is gained by another try.
            var reason = e is DamException ? e.Message : FrameWork.Broken;
            return request.Page > 1 ? facts with { Problem = reason } : facts with { Troubles = [new(parts, reason, AgainAt: null)] };
        }
        catch (TimeoutException e)
        {
            return facts with { Problem = e.Message, IsPassing = true };
        }
    }

    private MediaFacts Seen(MediaFacts facts, ProbeRequest request, ProbeParts parts, CancellationToken cancellationToken)
    {
        var clock = new PartClock();
        var first = parts.HasFlag(ProbeParts.Safety) ? "safety" : parts.HasFlag(ProbeParts.Objects) ? "objects" : "text";
        using var frame = clock.Time(first, () => KeyFrame.Take(request.Path, facts.Format!, request.Page ?? 1, programs, cancellationToken));
        if (frame is null)
            return facts with { Unseen = request.Page > 1 ? "It ends before" : "It has no moving pictures" };
        var picture = facts with { Width = frame.Size.Width, Height = frame.Size.Height };
        var seen = sight.See(frame.Path, "png", 1, picture, request with { Parts = parts }, clock, cancellationToken);
        return facts with { Frames = frame.Count, Moment = frame.Seconds, Seen = seen, Durations = clock.Milliseconds };
    }
}
