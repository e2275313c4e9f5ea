using ServerlessDam.Transformations.Plans.Video;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>What the catalog knows of the picture and expressions may ask for.</summary>
public sealed record AssetFacts
{
    public static readonly AssetFacts None = new();

    /// <summary><c>tags</c></summary>
    public IReadOnlyCollection<string> Tags { get; init; } = [];

    /// <summary><c>ctx:!key!</c></summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary><c>md:!external id!</c>: structured metadata; members of a set are joined by colons.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = new Dictionary<string, string>();

    /// <summary><c>pc</c>: pages or frames, at least 1.</summary>
    public int PageCount { get; init; } = 1;

    /// <summary><c>ils</c>: how likely it is a drawing and no photograph, 0 to 1.</summary>
    public double IllustrationScore { get; init; }

    /// <summary>Set for a video, for sound, and for a picture that is to become a video; null for a plain picture.</summary>
    public VideoFacts? Video { get; init; }
}
