namespace ServerlessDam.Transformations.Urls;

/// <summary>What the target of a delivery request says, part by part.</summary>
public sealed record DeliveryUrl
{
    /// <summary>Longest target, in characters.</summary>
    public const int MaxLength = 8 * 1024;

    public required string Cloud { get; init; }

    /// <summary><c>image</c>, <c>video</c>, <c>raw</c>, or <c>any</c> for lists.</summary>
    public required string ResourceType { get; init; }

    /// <summary><c>upload</c>, <c>private</c>, <c>authenticated</c>, <c>fetch</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>8 or 32 characters, without <c>s--</c> and <c>--</c>; null when the URL is not signed.</summary>
    public string? Signature { get; init; }

    /// <summary>
    /// Where one path can mean several assets, every meaning, in the order in which to look; the first that exists is meant.
    /// Never empty.
    /// </summary>
    public required ValueList<DeliveryReading> Readings { get; init; }

    /// <summary>The likeliest meaning, and the one to name when none exists.</summary>
    public DeliveryReading Reading => Readings[0];

    /// <summary>
    /// Takes the raw target of a request, path and query, percent-encoded as the client sent it. The first segment is the cloud; a host
    /// that stands for a cloud of its own puts it there first.
    /// </summary>
    /// <exception cref="TransformationException">No delivery URL, or one whose transformation cannot be read.</exception>
    public static DeliveryUrl Parse(string rawTarget) => DeliveryUrlReader.Read(rawTarget);
}
