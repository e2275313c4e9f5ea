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

    /// <summary>What the picture is about, beside the things in it; surest first.</summary>
    public IReadOnlyList<SeenTag>? Tags { get; init; }

    /// <summary>Lines of text, from top to bottom; of a document those of its first page.</summary>
    public IReadOnlyList<SeenLine>? Text { get; init; }

    /// <summary>In what languages <see cref="Text"/> was looked for; null for none in particular.</summary>
    public TextHint? ReadAs { get; init; }

    /// <inheritdoc cref="SeenFacts.FurtherText"/>
    public IReadOnlyList<PageText>? FurtherText { get; init; }

    /// <inheritdoc cref="SeenFacts.FurtherThings"/>
    public IReadOnlyList<SeenTag>? FurtherThings { get; init; }

    /// <inheritdoc cref="SeenFacts.Moments"/>
    public IReadOnlyList<SeenMoment>? Moments { get; init; }

    public QualityFacts? Quality { get; init; }

    public AccessibilityFacts? Accessibility { get; init; }

    public SafetyScores? Safety { get; init; }

    /// <summary>In pixels, around what stands out from its background; none where nothing does.</summary>
    public IReadOnlyList<Box>? Subject { get; init; }

    public Embedding? Embedding { get; init; }

    public SeenCaption? Caption { get; init; }

    /// <summary>Whether somebody looked for this one part.</summary>
    public bool Holds(ProbeParts part) => part switch
    {
        ProbeParts.Objects => Objects is not null,
        ProbeParts.Text => Text is not null,
        ProbeParts.Caption => Caption is not null,
        ProbeParts.Quality => Quality is not null,
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, "Nobody asks for it alone."),
    };

    /// <summary>Everything the picture was found to show or to be about, each label once, surest first; null when nobody looked.</summary>
    public IReadOnlyList<SeenTag>? Labels()
        => Objects is null && Tags is null
            ? null
            : Surest([.. Things() ?? [], .. Tags ?? []]);

    /// <summary>The things that were seen, on whatever page, each label once, surest first; null when nobody looked.</summary>
    public IReadOnlyList<SeenTag>? Things()
        => Objects is null ? null : Surest([.. Objects.Select(thing => new SeenTag(thing.Label, thing.Confidence)), .. FurtherThings ?? []]);

    /// <summary>The lines of all pages, each page in its order; null when nobody read any.</summary>
    public IEnumerable<string>? Lines()
        => Text?.Concat((FurtherText ?? []).SelectMany(page => page.Lines)).Select(line => line.Text);

    /// <summary>The opaque colour with the largest share, <c>#RRGGBB</c>; null without one.</summary>
    public string? MainColor() => Colors?.Colors.FirstOrDefault(share => share.Color.Length == "#RRGGBB".Length)?.Color;

    private static IReadOnlyList<SeenTag> Surest(IEnumerable<SeenTag> tags) => [.. tags.OrderByDescending(tag => tag.Confidence).DistinctBy(tag => tag.Label)];
}
