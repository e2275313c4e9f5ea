using System.Collections.Frozen;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>fl_: those that only videos and sound know.</summary>
internal static class VideoFlagReader
{
    private static readonly FrozenDictionary<string, VideoFlags> Plain = new Dictionary<string, VideoFlags>
    {
        ["hlsv3"] = VideoFlags.HlsVersion3,
        ["keep_dar"] = VideoFlags.KeepDisplayAspectRatio,
        ["mono"] = VideoFlags.Mono,
        ["no_stream"] = VideoFlags.NoStream,
        ["sprite"] = VideoFlags.Sprite,
        ["truncate_ts"] = VideoFlags.TruncateTimestamps,
        ["waveform"] = VideoFlags.Waveform,

        // Read where layers are applied.
        ["splice"] = VideoFlags.None,
    }.ToFrozenDictionary();

    public static bool IsOne(Parameter parameter)
        => parameter.Key == Keys.Flag && (Plain.ContainsKey(parameter.Value) || parameter.Value.Split(':', 2)[0] is "alternate" or "streaming_attachment");

    public static VideoOptions Read(VideoOptions options, Parameter parameter) => parameter.Value.Split(':', 2) switch
    {
        ["alternate"] => options,
        ["alternate", var track] => options with { Audio = [.. options.Audio, ProfileReader.Audio(track, parameter)] },
        ["streaming_attachment"] => options with { StreamingAttachmentName = "" },
        ["streaming_attachment", var name] => options with { StreamingAttachmentName = PercentEncoding.Decode(name) },
        _ => options with { Flags = options.Flags | Plain[parameter.Value] },
    };
}
