using System.Globalization;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Urls;

/// <summary>A delivery URL to hand out: <c>url</c> and <c>secure_url</c> of responses. <see cref="ToString"/> writes it.</summary>
public sealed record DeliveryLink
{
    /// <summary>Scheme and host, with a port where needed, without a slash at the end: <c>https://media.example.com</c>.</summary>
    public required string Origin { get; init; }

    public required string Cloud { get; init; }

    /// <summary><c>image</c>, <c>video</c> or <c>raw</c>.</summary>
    public required string ResourceType { get; init; }

    /// <summary><c>upload</c>, <c>private</c>, <c>authenticated</c>, ...</summary>
    public required string Type { get; init; }

    /// <summary>Not encoded.</summary>
    public required string PublicId { get; init; }

    /// <summary>The extension; null for none. Raw files never get one: their id carries it.</summary>
    public string? Format { get; init; }

    public long? Version { get; init; }

    /// <summary>As it is to stand in the URL; empty for none.</summary>
    public string Transformation { get; init; } = "";

    /// <summary>Signs the URL; null leaves it unsigned.</summary>
    public string? Secret { get; init; }

    public SignatureAlgorithm Algorithm { get; init; } = SignatureAlgorithm.Sha1;

    /// <summary>An id as it stands in a path: UTF-8 in upper-case escapes, slashes and colons kept.</summary>
    public static string Encode(string publicId) => PercentEncoding.Encode(publicId, c => c is '/' or ':' or '-' or '_' or '.' or '*');

    public override string ToString()
    {
        var extension = Format is null || ResourceType == "raw" ? "" : $".{Format}";
        var id = Encode(PublicId) + extension;
        var transformation = Transformation.Replace(" ", "%20", StringComparison.Ordinal);
        string?[] parts =
        [
            Origin,
            Cloud,
            ResourceType,
            Type,
            Secret is null ? null : $"s--{DeliverySignature.Sign(DeliverySignature.Text(transformation, Signed(id)), Secret, Algorithm)}--",
            transformation.Length == 0 ? null : transformation,
            Version is null ? null : "v" + Version.Value.ToString(CultureInfo.InvariantCulture),
            id,
        ];
        return string.Join('/', parts.Where(part => part is not null));
    }

    /// <summary>SDKs sign an id as encoded, but one with a percent sign or beyond ASCII fully decoded.</summary>
    private string Signed(string encoded)
        => PublicId.Contains('%') || PublicId.Any(c => !char.IsAscii(c)) ? PercentEncoding.DecodeFully(encoded) : encoded;
}
