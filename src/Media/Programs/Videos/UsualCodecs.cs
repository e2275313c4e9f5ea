using System.Text.RegularExpressions;

namespace ServerlessDam.Media.Programs.Videos;

/// <summary>The decoders of ffmpeg's that are run, by their names there; those that a build of it lacks are no matter. Rare ones are the least tried.</summary>
internal static partial class UsualCodecs
{
    /// <summary>Of moving pictures.</summary>
    public static readonly string Moving = string.Join(
        ',',
        "h264", "hevc", "vp8", "vp9", "libdav1d", "av1", "mpeg4", "mpeg2video", "mpeg1video", "mpegvideo", "h263", "h263i", "flv", "msmpeg4v1", "msmpeg4v2", "msmpeg4", "wmv1",
        "wmv2", "wmv3", "vc1", "theora", "mjpeg", "prores", "dnxhd", "cfhd", "ffv1", "dvvideo", "vp6", "vp6a", "vp6f", "rawvideo", "png");

    /// <summary>Of everything that a film usually has beside them.</summary>
    public static readonly string OfFilms = string.Join(
        ',',
        Moving,
        "aac", "aac_latm", "mp1", "mp1float", "mp2", "mp2float", "mp3", "mp3float", "opus", "libopus", "vorbis", "libvorbis", "ac3", "eac3", "dca", "truehd", "mlp", "flac", "alac",
        "wmav1", "wmav2", "wmapro", "wmalossless", "wmavoice", "amrnb", "amrwb", "libopencore_amrnb", "libopencore_amrwb", "adpcm_ima_wav", "adpcm_ima_qt", "adpcm_ms", "adpcm_swf",
        "adpcm_yamaha", "nellymoser", "speex", "libspeex", "gsm", "gsm_ms", "qdm2", "s302m",
        "pcm_s8", "pcm_u8", "pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_s24be", "pcm_s32le", "pcm_s32be", "pcm_f32le", "pcm_f32be", "pcm_f64le", "pcm_f64be", "pcm_alaw", "pcm_mulaw",
        "pcm_bluray", "pcm_dvd",
        "ass", "ssa", "subrip", "srt", "mov_text", "webvtt", "text", "dvbsub", "dvdsub", "pgssub", "xsub", "libzvbi_teletextdec", "cc_dec",
        "bmp", "gif", "tiff", "webp");

    /// <summary>What ffprobe ended at for not being among them; null where that is not why.</summary>
    /// <param name="errors">What it complained of, which is partly a stranger's.</param>
    public static string? RefusedIn(string errors) => Refusal.Matches(errors).LastOrDefault()?.Groups[1].Value;

    [GeneratedRegex(@"Codec \(([a-z0-9_]{1,30})\) not on whitelist", RegexOptions.CultureInvariant)]
    private static partial Regex Refusal { get; }
}
