using System.Collections.Frozen;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>vc and ac (video reference, sections 2 and 4).</summary>
internal static class CodecReader
{
    private static readonly FrozenSet<string> Videos = FrozenSet.Create("auto", "none", "h264", "h265", "vp8", "vp9", "av1", "prores", "theora");

    private static readonly FrozenSet<string> Profiles = FrozenSet.Create("baseline", "main", "high", "basic");

    private static readonly FrozenSet<string> Levels = FrozenSet.Create("3.0", "3.1", "4.0", "4.1", "4.2", "5.0", "5.1", "5.2");

    private static readonly FrozenSet<string> Audio = FrozenSet.Create("none", "aac", "mp3", "vorbis", "opus");

    /// <summary><c>h264[:profile[:level[:bframes_no]]]</c>, all others by their name alone.</summary>
    public static VideoCodec Video(Parameter parameter)
    {
        var parts = parameter.Value.Split(':');
        if (!Videos.Contains(parts[0]))
            throw parameter.Invalid();

        return parts switch
        {
            [var name] => new(name),
            ["h264", var profile] => H264(parameter, profile, "auto"),
            ["h264", var profile, var level] => H264(parameter, profile, level),
            ["h264", var profile, var level, "bframes_no"] => H264(parameter, profile, level) with { HasBFrames = false },
            _ => throw parameter.Invalid(),
        };
    }

    /// <summary>One SDK's tests write <c>ogg</c> for the codec that is usual in it.</summary>
    public static string Sound(Parameter parameter)
        => parameter.Value == "ogg" ? "vorbis" : Audio.Contains(parameter.Value) ? parameter.Value : throw parameter.Invalid();

    private static VideoCodec H264(Parameter parameter, string profile, string level)
        => new("h264", Known(parameter, profile, Profiles), Known(parameter, level, Levels));

    /// <summary>One SDK prints <c>undefined</c> for what it was not given.</summary>
    private static string? Known(Parameter parameter, string text, FrozenSet<string> values)
        => text is "auto" or "undefined" ? null : values.Contains(text) ? text : throw parameter.Invalid();
}
