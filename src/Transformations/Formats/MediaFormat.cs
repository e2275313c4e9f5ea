namespace ServerlessDam.Transformations.Formats;

/// <summary>A file format that URLs can name.</summary>
public sealed record MediaFormat
{
    /// <summary>The canonical name, as responses give it and as an extension: <c>jpg</c>.</summary>
    public required string Name { get; init; }

    public required MediaFamily Family { get; init; }

    public required string ContentType { get; init; }

    /// <summary>Other extensions for the same format: <c>jpeg</c>, <c>jpe</c>.</summary>
    public ValueList<string> Aliases { get; init; } = [];

    public FormatAbilities Abilities { get; init; }

    public bool Has(FormatAbilities abilities) => (Abilities & abilities) == abilities;
}

public enum MediaFamily
{
    Image,
    Video,
    Audio,

    /// <summary>3D models; they live among the images.</summary>
    Model,

    /// <summary>Subtitles and transcripts: raw files that URLs can name.</summary>
    Text,
}

/// <summary>What a picture can keep in a format.</summary>
[Flags]
public enum FormatAbilities
{
    None = 0,
    Alpha = 1,
    Animation = 2,
    Lossless = 4,

    /// <summary>Drawn from shapes; becomes pixels at some density.</summary>
    Vector = 8,
}
