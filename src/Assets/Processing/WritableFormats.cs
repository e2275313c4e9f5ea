namespace ServerlessDam.Assets.Processing;

/// <summary>Canonical names of the formats that an <see cref="IMediaProcessor"/> writes; some need a program, which <c>/health</c> tells of.</summary>
public static class WritableFormats
{
    public static IReadOnlyList<string> Stills { get; } =
        ["jpg", "png", "webp", "avif", "gif", "jxl", "tiff", "pdf", "heic", "jp2", "bmp", "ico", "tga"];

    public static IReadOnlyList<string> Animations { get; } = ["webp", "gif"];

    /// <summary>For what an effect has made a drawing of, and for nothing else.</summary>
    public const string Drawing = "svg";

    /// <summary>What every browser shows: an asset in another format is delivered in one of these unless its own is asked for.</summary>
    public static IReadOnlyList<string> Shown { get; } = ["jpg", "png", "webp", "avif", "gif"];
}
