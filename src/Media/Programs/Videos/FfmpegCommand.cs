using System.Collections.Frozen;
using System.Globalization;
using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>
/// The arguments of ffprobe and ffmpeg. Nothing in them is the caller's: names are ours, numbers are checked. The container is the one that our own look at
/// the bytes found, so that no playlist, and nothing else that names other files, is ever opened; of protocols there is the file alone. ffprobe
/// opens a decoder for every stream and ends where one is not to be opened: it has those of <see cref="UsualCodecs"/>. ffmpeg writes frames with those of
/// videos alone.
/// </summary>
internal static class FfmpegCommand
{
    /// <summary>Longest side of a frame as it is written, in pixels: what models look at most.</summary>
    public const int MaxSide = 2000;

    /// <summary>Of any one piece of memory: a frame of as many pixels as are allowed, in the deepest colours, fits.</summary>
    private const string LargestPiece = "536870912";

    /// <summary>ffmpeg's demuxers, by the canonical name of the format.</summary>
    private static readonly FrozenDictionary<string, string> Demuxers = new Dictionary<string, string>
    {
        ["mp4"] = "mov",
        ["mov"] = "mov",
        ["3gp"] = "mov",
        ["3g2"] = "mov",
        ["webm"] = "matroska",
        ["mkv"] = "matroska",
        ["avi"] = "avi",
        ["flv"] = "flv",
        ["wmv"] = "asf",
        ["mpeg"] = "mpeg",
        ["ts"] = "mpegts",
        ["mxf"] = "mxf",
        ["ogv"] = "ogg",
    }.ToFrozenDictionary();

    private static readonly string[] KeyFrame = ["-noaccurate_seek"];

    /// <summary>ffprobe: what <see cref="VideoStream.Read"/> reads.</summary>
    public static IReadOnlyList<string> Probe(string input, string format)
        =>
        [
            "-hide_banner", "-v", "error", .. Guards(format, UsualCodecs.OfFilms),
            "-select_streams", "v", "-show_entries", VideoStream.Wanted, "-of", "json=compact=1", "-i", $"file:{input}",
        ];

    /// <summary>ffmpeg: one frame as PNG, upright, with square pixels, at most <see cref="MaxSide"/> long.</summary>
    /// <param name="seconds">From the beginning.</param>
    /// <param name="isExact">
    /// The frame of that moment, for which all since the key frame before it are decoded; else that key frame, which lies before the moment, where ffmpeg drops
    /// frames unless they are to pass as they come.
    /// </param>
    public static IReadOnlyList<string> Frame(string input, string format, VideoStream stream, double seconds, bool isExact, string output)
    {
        var size = SizeOf(stream.Shown);
        return
        [
            "-nostdin", "-hide_banner", "-v", "error", "-max_alloc", LargestPiece, .. Guards(format, UsualCodecs.Moving), "-threads", "1",
            "-ss", seconds.ToString("0.###", CultureInfo.InvariantCulture), .. isExact ? [] : KeyFrame, "-i", $"file:{input}",
            "-map", Invariant($"0:{stream.Index}"), "-an", "-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1", "-frames:v", "1", "-fps_mode", "passthrough",
            "-filter_threads", "1", "-vf", Invariant($"scale={size.Width}:{size.Height}:flags=area,setsar=1,format=rgb24"),
            "-threads", "1", "-c:v", "png", "-compression_level", "1", "-f", "image2", "-update", "1", $"file:{output}",
        ];
    }

    /// <remarks>The list of decoders names no kind of stream: one that does is forgotten for streams that only appear while the file is read.</remarks>
    private static string[] Guards(string format, string decoders) =>
    [
        "-protocol_whitelist", "file", "-format_whitelist", Demuxers[format], "-codec_whitelist", decoders,
        "-max_pixels", PixelLimits.MaxArea.ToString(CultureInfo.InvariantCulture), "-f", Demuxers[format],
    ];

    private static PixelSize SizeOf(PixelSize shown)
    {
        var factor = Math.Min(1, MaxSide / (double)Math.Max(shown.Width, shown.Height));
        return new(PixelLimits.Round(shown.Width * factor), PixelLimits.Round(shown.Height * factor));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
