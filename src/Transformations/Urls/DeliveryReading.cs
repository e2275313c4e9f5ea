using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Transformations.Urls;

/// <summary>One meaning of a delivery path: what to do to which asset.</summary>
public sealed record DeliveryReading
{
    /// <summary>As spelled in the path, without slashes around it; empty for none.</summary>
    public required string RawTransformation { get; init; }

    public required Transformation Transformation { get; init; }

    /// <summary>Null when the path names none. One too long for a number is <see cref="long.MaxValue"/>.</summary>
    public long? Version { get; init; }

    /// <summary>As spelled, with its extension and without a suffix for search engines: what a signature covers.</summary>
    public required string RawPublicId { get; init; }

    /// <summary>Decoded, without the extension where <see cref="Extension"/> has it. At most 255 characters, a remote URL as long as the target.</summary>
    public required string PublicId { get; init; }

    /// <summary>The format that the extension asks for; null without one, and for raw files, whose extension is part of their id.</summary>
    public MediaFormat? Extension { get; init; }
}
