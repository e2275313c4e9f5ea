using System.Diagnostics.CodeAnalysis;

namespace ServerlessDam.Functions.MediaLibrary.Library;

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
