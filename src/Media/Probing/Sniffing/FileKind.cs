using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Media.Probing.Sniffing;

/// <param name="Format">Canonical name; null for content that is none we know.</param>
internal sealed record FileKind(ResourceType Kind, string? Format)
{
    public static readonly FileKind Unknown = new(ResourceType.Raw, null);

    public static FileKind Image(string format) => new(ResourceType.Image, format);

    /// <summary>Video and audio: on the wire both are video.</summary>
    public static FileKind Video(string format) => new(ResourceType.Video, format);

    public static FileKind Raw(string format) => new(ResourceType.Raw, format);
}
