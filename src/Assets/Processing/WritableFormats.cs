namespace ServerlessDam.Assets.Processing;

/// <summary>Canonical names of the formats that every <see cref="IMediaProcessor"/> writes.</summary>
public static class WritableFormats
{
    public static IReadOnlyList<string> Stills { get; } = ["jpg", "png", "webp", "avif", "gif"];

    public static IReadOnlyList<string> Animations { get; } = ["webp", "gif"];
}
