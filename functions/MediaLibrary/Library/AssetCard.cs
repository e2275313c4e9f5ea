using ServerlessDam.Assets.Identity;
using ServerlessDam.Functions.MediaLibrary.Moderation;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>An asset as lists show it.</summary>
public record AssetCard
{
    public required string AssetId { get; init; }

    public required string PublicId { get; init; }

    public required ResourceType ResourceType { get; init; }

    /// <summary>Delivery type: <c>upload</c>, <c>private</c> or <c>authenticated</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Null for raw files.</summary>
    public required string? Format { get; init; }

    /// <summary>In pixels; null without pixels, like <see cref="Height"/>.</summary>
    public required int? Width { get; init; }

    public required int? Height { get; init; }

    public required long Bytes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Unix seconds of the last upload.</summary>
    public required long Version { get; init; }

    public required string DisplayName { get; init; }

    public required string AssetFolder { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required AssetState State { get; init; }

    public required Thumbnail Thumbnail { get; init; }

    /// <summary>The path of the original with its current version.</summary>
    public required string DeliveryUrl { get; init; }

    /// <summary>Whether <see cref="Thumbnail"/> leads to pictures.</summary>
    public required bool Previewable { get; init; }

    /// <summary>What it is as a whole; null where nothing moderates it.</summary>
    public required ModerationOutcome? Moderation { get; init; }
}

/// <summary>How to have a picture in any size: <paramref name="Base"/>, a transformation such as <c>c_fill,w_240,h_240/f_auto,q_auto</c>, <paramref name="Suffix"/>.</summary>
/// <param name="PlaceholderColor"><c>#rrggbb</c>, to be shown until the picture is there; null while it is not known.</param>
/// <param name="Base">A path that ends in a slash.</param>
/// <param name="Suffix">A path that begins with a slash: version and escaped public id.</param>
public sealed record Thumbnail(string? PlaceholderColor, string Base, string Suffix);

/// <summary>How far the analysis of an asset is.</summary>
public enum AssetState
{
    Ready,
    Processing,
    Failed,

    /// <summary>Only kept versions are left of it.</summary>
    Deleted,
}
