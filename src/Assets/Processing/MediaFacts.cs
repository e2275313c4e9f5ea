using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Processing;

/// <summary>What a file's content says.</summary>
public sealed record MediaFacts
{
    public required ResourceType Kind { get; init; }

    /// <summary>Canonical format name (<c>jpg</c>, <c>tiff</c>, <c>mp4</c>); null for raw content without a known format.</summary>
    public string? Format { get; init; }

    /// <summary>In pixels, after EXIF orientation; for a PDF the first page at 72 dpi (points). Null where there are no pixels.</summary>
    public int? Width { get; init; }

    public int? Height { get; init; }

    /// <summary>Pages of a document or frames of an animation; 1 for a still, 0 without pixels.</summary>
    public int Pages { get; init; }

    public bool Animated { get; init; }

    public bool HasAlpha { get; init; }

    /// <summary>EXIF orientation 1 to 8.</summary>
    public int Orientation { get; init; } = 1;

    /// <summary>EXIF, IPTC and XMP as flat text, when asked for.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }

    /// <summary>When asked for.</summary>
    public ColorFacts? Colors { get; init; }

    /// <summary>16 hex digits, when asked for.</summary>
    public string? PerceptualHash { get; init; }

    /// <summary>When asked for.</summary>
    public QualityFacts? Quality { get; init; }

    /// <summary>When asked for.</summary>
    public AccessibilityFacts? Accessibility { get; init; }

    /// <summary>When asked for.</summary>
    public SeenFacts? Seen { get; init; }

    /// <summary>How many frames of a video are looked at, where it was: 1 to <see cref="VideoFrames.Most"/>. 0 for everything else.</summary>
    public int Frames { get; init; }

    /// <summary>Of which frame of a video <see cref="Seen"/> is: seconds from its beginning.</summary>
    public double? Moment { get; init; }

    /// <summary>Why there is nothing to be seen in a video though nothing is wrong with it, in words for people: it is sound alone, or a program is missing.</summary>
    public string? Unseen { get; init; }

    /// <summary>Milliseconds that each part took that was asked for, by the name of its step.</summary>
    public IReadOnlyDictionary<string, double> Durations { get; init; } = new Dictionary<string, double>();

    /// <summary>What engines elsewhere were asked for and did not do.</summary>
    public IReadOnlyList<EngineTrouble> Troubles { get; init; } = [];

    /// <summary>Why an image cannot be used, in words for the caller (<c>Invalid image file</c>); null when it can.</summary>
    public string? Problem { get; init; }

    /// <summary>Whether <see cref="Problem"/> may be none another time: it took too long.</summary>
    public bool IsPassing { get; init; }
}

/// <param name="Reason">In words for people.</param>
/// <param name="AgainAt">When it is worth another try; null: it refuses this picture, today and tomorrow.</param>
public sealed record EngineTrouble(ProbeParts Parts, string Reason, DateTimeOffset? AgainAt);

/// <summary>A colour (<c>#RRGGBB</c>, or a name) and its share of the picture in percent.</summary>
public sealed record ColorShare(string Color, double Percent);

/// <param name="Colors">At most 32, largest share first; 8 hex digits when transparent.</param>
/// <param name="Google">Shares by the twelve-name palette.</param>
/// <param name="Cloudinary">Shares by the wider palette.</param>
/// <param name="IllustrationScore">0 (photo) to 1 (drawing).</param>
public sealed record ColorFacts(
    IReadOnlyList<ColorShare> Colors,
    IReadOnlyList<ColorShare> Google,
    IReadOnlyList<ColorShare> Cloudinary,
    double IllustrationScore,
    bool SemiTransparent,
    bool Grayscale);
