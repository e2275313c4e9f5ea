using System.Collections.Frozen;
using static ServerlessDam.Transformations.Formats.FormatAbilities;

namespace ServerlessDam.Transformations.Formats;

/// <summary>Every format that URLs can name.</summary>
public static class MediaFormats
{
    public static readonly ValueList<MediaFormat> All =
    [
        Image("jpg", "image/jpeg", None, "jpeg", "jpe"),
        Image("png", "image/png", Alpha | Lossless),
        Image("webp", "image/webp", Alpha | Animation | Lossless),
        Image("avif", "image/avif", Alpha | Animation | Lossless),
        Image("gif", "image/gif", Alpha | Animation | Lossless),
        Image("jxl", "image/jxl", Alpha | Animation | Lossless),
        Image("jp2", "image/jp2", Alpha | Lossless),
        Image("jpc", "image/jp2", Alpha | Lossless, "j2k"),
        Image("wdp", "image/vnd.ms-photo", Alpha | Lossless, "jxr", "hdp"),
        Image("heic", "image/heic", Alpha, "heif"),
        Image("svg", "image/svg+xml", Alpha | Vector),
        Image("tiff", "image/tiff", Alpha | Lossless, "tif"),
        Image("bmp", "image/bmp", Lossless, "bmp2", "bmp3"),
        Image("ico", "image/x-icon", Alpha | Lossless),
        Image("tga", "image/x-tga", Alpha | Lossless),
        Image("psd", "image/vnd.adobe.photoshop", Alpha | Lossless),
        Image("pdf", "application/pdf", Alpha | Vector),
        Image("ai", "application/pdf", Alpha | Vector),
        Image("eps", "application/postscript", Vector, "ps", "ept", "eps3"),
        Image("djvu", "image/vnd.djvu", None),
        Image("dng", "image/x-adobe-dng", Lossless),
        Image("arw", "image/x-sony-arw", Lossless),
        Image("cr2", "image/x-canon-cr2", Lossless),
        Image("indd", "application/x-indesign", Vector),
        Image("idml", "application/vnd.adobe.indesign-idml-package", Vector),
        Image("bpg", "image/bpg", Alpha),
        Image("flif", "image/flif", Alpha | Animation | Lossless),
        Image("miff", "image/x-miff", Alpha | Lossless),
        Image("hpx", "image/jp2", Alpha | Lossless),
        Image("zip", "application/zip", None),

        Model("glb", "model/gltf-binary"),
        Model("gltf", "model/gltf+json"),
        Model("gltz", "application/zip"),
        Model("usdz", "model/vnd.usdz+zip"),
        Model("fbx", "application/octet-stream"),
        Model("fbxz", "application/zip"),
        Model("objz", "application/zip"),

        Video("mp4", "video/mp4", "m4v", "h264", "mp4da", "mp4dv"),
        Video("webm", "video/webm", "mka", "webmda", "webmdv"),
        Video("mov", "video/quicktime"),
        Video("mkv", "video/x-matroska"),
        Video("ogv", "video/ogg"),
        Video("avi", "video/x-msvideo"),
        Video("flv", "video/x-flv"),
        Video("wmv", "video/x-ms-wmv", "asf"),
        Video("mpeg", "video/mpeg", "m2v"),
        Video("ts", "video/mp2t", "m2t", "m2ts", "mts"),
        Video("mxf", "application/mxf"),
        Video("3gp", "video/3gpp"),
        Video("3g2", "video/3gpp2"),
        Video("m3u8", "application/vnd.apple.mpegurl"),
        Video("mpd", "application/dash+xml"),

        Audio("mp3", "audio/mpeg"),
        Audio("m4a", "audio/mp4"),
        Audio("aac", "audio/aac"),
        Audio("ogg", "audio/ogg", "opus", "oga"),
        Audio("wav", "audio/wav"),
        Audio("flac", "audio/flac"),
        Audio("aiff", "audio/aiff", "aif", "aifc"),
        Audio("amr", "audio/amr"),
        Audio("midi", "audio/midi", "mid"),

        Text("vtt", "text/vtt"),
        Text("srt", "application/x-subrip"),
        Text("transcript", "application/json"),
    ];

    private static readonly FrozenDictionary<string, MediaFormat> ByName = All
        .SelectMany(format => format.Aliases.Prepend(format.Name), (format, name) => KeyValuePair.Create(name, format))
        .ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>By canonical name or alias, in any case, without a dot; null for a name that is none.</summary>
    public static MediaFormat? Find(string name) => ByName.GetValueOrDefault(name);

    private static MediaFormat Image(string name, string contentType, FormatAbilities abilities, params ValueList<string> aliases)
        => new() { Name = name, Family = MediaFamily.Image, ContentType = contentType, Abilities = abilities, Aliases = aliases };

    private static MediaFormat Video(string name, string contentType, params ValueList<string> aliases)
        => new() { Name = name, Family = MediaFamily.Video, ContentType = contentType, Abilities = Animation, Aliases = aliases };

    private static MediaFormat Audio(string name, string contentType, params ValueList<string> aliases)
        => new() { Name = name, Family = MediaFamily.Audio, ContentType = contentType, Aliases = aliases };

    private static MediaFormat Model(string name, string contentType)
        => new() { Name = name, Family = MediaFamily.Model, ContentType = contentType };

    private static MediaFormat Text(string name, string contentType)
        => new() { Name = name, Family = MediaFamily.Text, ContentType = contentType };
}
