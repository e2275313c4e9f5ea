using System.Collections.Immutable;
using ServerlessDam.Assets.Coordinates;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Analysis;

/// <summary>What the analysis of one version found; null is not analysed (yet).</summary>
public sealed record AnalysisResults
{
    public required string VersionId { get; init; }

    /// <summary>EXIF, IPTC and XMP, flat.</summary>
    public ImmutableSortedDictionary<string, string>? Metadata { get; init; }

    public ColorFacts? Colors { get; init; }

    /// <summary>16 hex digits.</summary>
    public string? PerceptualHash { get; init; }

    /// <summary>In pixels, largest first.</summary>
    public IReadOnlyList<Box>? Faces { get; init; }

    /// <summary>Surest first.</summary>
    public IReadOnlyList<SeenObject>? Objects { get; init; }

    /// <summary>Lines of text, from top to bottom.</summary>
    public IReadOnlyList<SeenLine>? Text { get; init; }

    public QualityFacts? Quality { get; init; }

    public AccessibilityFacts? Accessibility { get; init; }

    public SafetyScores? Safety { get; init; }

    /// <summary>In pixels, around what stands out from its background; none where nothing does.</summary>
    public IReadOnlyList<Box>? Subject { get; init; }

    public Embedding? Embedding { get; init; }

    public SeenCaption? Caption { get; init; }

    /// <summary>The opaque colour with the largest share, <c>#RRGGBB</c>; null without one.</summary>
    public string? MainColor() => Colors?.Colors.FirstOrDefault(share => share.Color.Length == "#RRGGBB".Length)?.Color;
}
