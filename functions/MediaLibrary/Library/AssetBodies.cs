using System.Diagnostics.CodeAnalysis;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Which assets: all, those of a folder, those with a tag, or those of a kind; newest first.</summary>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">1 to 200. Default: 100.</param>
/// <param name="Folder">Directly in this folder; empty is the root.</param>
public sealed record AssetQuery(string? Cursor = null, int? Limit = null, string? Folder = null, string? Tag = null, ResourceType? ResourceType = null);

/// <param name="NextCursor">Null on the last page.</param>
public sealed record AssetPageBody(IReadOnlyList<AssetCard> Assets, string? NextCursor);

/// <summary>How far the analysis of an asset is.</summary>
public enum AssetState
{
    Ready,
    Processing,
    Failed,
}

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
}

/// <summary>How to have a picture in any size: <paramref name="Base"/>, a transformation such as <c>c_fill,w_240,h_240/f_auto,q_auto</c>, <paramref name="Suffix"/>.</summary>
/// <param name="PlaceholderColor"><c>#rrggbb</c>, to be shown until the picture is there; null while it is not known.</param>
/// <param name="Base">A path that ends in a slash.</param>
/// <param name="Suffix">A path that begins with a slash: version and escaped public id.</param>
public sealed record Thumbnail(string? PlaceholderColor, string Base, string Suffix);

/// <summary>An asset with all that is known of it: its card, and more.</summary>
public sealed record AssetDetails : AssetCard
{
    /// <summary>The rest is for the initialiser to set.</summary>
    [SetsRequiredMembers]
#pragma warning disable CS8618 // The compiler can ask for all required members or for none: the card's are set here, the others are not.
    internal AssetDetails(AssetCard card)
        : base(card)
    {
    }
#pragma warning restore CS8618

    /// <summary>MD5 of the original, 32 hex digits.</summary>
    public required string Etag { get; init; }

    /// <summary>Another with every change of the asset; for <c>If-Match</c>.</summary>
    public required string Revision { get; init; }

    /// <summary>When the current version was.</summary>
    public required DateTimeOffset UploadedAt { get; init; }

    /// <summary>Without extension; null when there was none.</summary>
    public required string? OriginalFilename { get; init; }

    /// <summary>Pages of a document, frames of an animation, 1 for a still; 0 without pixels.</summary>
    public required int Pages { get; init; }

    public required bool Animated { get; init; }

    public required bool HasAlpha { get; init; }

    /// <summary>EXIF, IPTC and XMP; empty while not analysed.</summary>
    public required IReadOnlyList<NamedValue> EmbeddedMetadata { get; init; }

    /// <summary>Contextual metadata.</summary>
    public required IReadOnlyList<NamedValue> Context { get; init; }

    /// <summary>Largest share first; empty while not analysed.</summary>
    public required IReadOnlyList<ColorBody> Colors { get; init; }

    /// <summary>Perceptual hash, 16 hex digits; null while not analysed.</summary>
    public required string? Phash { get; init; }

    public required IReadOnlyList<AnalysisBody> Analysis { get; init; }

    public required AssetAddresses Urls { get; init; }

    /// <summary>Derived assets of the current version; stops at 1000.</summary>
    public required int DerivedCount { get; init; }
}

public sealed record NamedValue(string Name, string Value);

/// <param name="Color"><c>#rrggbb</c>, or <c>#rrggbbaa</c> where it is transparent.</param>
public sealed record ColorBody(string Color, double Percent);

/// <param name="State"><c>pending</c>, <c>complete</c> or <c>failed</c>.</param>
/// <param name="Error">Why it failed; null when it did not.</param>
public sealed record AnalysisBody(string Name, string State, string? Error);

/// <summary>Whole URLs to hand out.</summary>
/// <param name="Current">Always the newest version.</param>
/// <param name="Versioned">This version; may be cached for ever.</param>
/// <param name="Download">The original as a download.</param>
public sealed record AssetAddresses(string Current, string Versioned, string Download);
