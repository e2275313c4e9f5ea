using ServerlessDam.Transformations.Formats;
using ServerlessDam.Transformations.Plans.Reading;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Video.Reading;

/// <summary>ac af br dr fps ki sp vc vs, and of f, q and fl what only videos know.</summary>
internal static class VideoOutputReader
{
    private const string Ceiling = ":qmax_";

    public static OutputOptions Read(Component component, OutputOptions before)
    {
        var video = before.Video;
        video = video with
        {
            AudioCodec = component["ac"] is { } sound ? CodecReader.Sound(sound) : video.AudioCodec,
            AudioFrequency = component["af"] is { } frequency ? RateReader.Frequency(frequency) : video.AudioFrequency,
            BitRate = component["br"] is { } bits ? RateReader.Bits(bits) : video.BitRate,
            HighDynamicRange = component["dr"] is { } range ? range.Value == "high" ? true : throw range.Invalid() : video.HighDynamicRange,
            FrameRate = component["fps"] is { } frames ? RateReader.Frames(frames) : video.FrameRate,
            KeyFrameInterval = component["ki"] is { } interval ? RateReader.KeyFrameInterval(interval) : video.KeyFrameInterval,
            Profile = component["sp"] is { } profile ? ProfileReader.Read(profile) : video.Profile,
            Codec = component["vc"] is { } codec ? CodecReader.Video(codec) : video.Codec,
            Sampling = component["vs"] is { } sampling ? RateReader.Sampling(sampling) : video.Sampling,
            QuantizerCeiling = component["q"] is { } quality ? QuantizerCeiling(quality) : video.QuantizerCeiling,
        };
        video = component.Parameters.Where(VideoFlagReader.IsOne).Aggregate(video, VideoFlagReader.Read);
        return (component["f"] is { } format && IsOfVideos(format) ? Format(format, before) : before) with { Video = video };
    }

    /// <summary>The component without what a reader of pictures would refuse.</summary>
    public static Component OfPictures(Component component) => new(component.Parameters
        .Where(parameter => !VideoFlagReader.IsOne(parameter) && !IsOfVideos(parameter))
        .Select(parameter => parameter.Key == "q" && parameter.Value.IndexOf(Ceiling, StringComparison.Ordinal) is > 0 and var at
            ? parameter with { Value = parameter.Value[..at] }
            : parameter)
        .ToValueList());

    private static OutputOptions Format(Parameter parameter, OutputOptions before)
        => MediaFormats.Find(parameter.Value) is { } format
            ? before with { Format = format.Name, AutoFormat = null }
            : before with { Format = null, AutoFormat = AutoFormat.Video };

    private static bool IsOfVideos(Parameter parameter)
        => parameter.Key == "f"
            && (parameter.Value == "auto:video" || MediaFormats.Find(parameter.Value)?.Family is MediaFamily.Video or MediaFamily.Audio or MediaFamily.Text);

    private static int? QuantizerCeiling(Parameter parameter)
        => parameter.Value.IndexOf(Ceiling, StringComparison.Ordinal) is not (> 0 and var at) ? null
            : Numbers.TryInteger(parameter.Value[(at + Ceiling.Length)..], out var percent) && percent is >= 1 and <= 100 ? percent
            : throw parameter.Invalid();
}
