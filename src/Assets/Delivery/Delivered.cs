using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What a delivery URL stands for, found and allowed; its bytes are in <see cref="Bytes"/> or in <see cref="Blob"/>.</summary>
public sealed record Delivered
{
    public required Asset Asset { get; init; }

    /// <summary>Without quotes: MD5 for an original, the derivation's key for a derived asset.</summary>
    public required string ETag { get; init; }

    public required string ContentType { get; init; }

    public required long SizeInBytes { get; init; }

    /// <summary>When the version was uploaded: the same whenever and wherever it was derived.</summary>
    public required DateTimeOffset LastModified { get; init; }

    public required BlobName Blob { get; init; }

    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>The URL names the current version, so what it gives never changes.</summary>
    public bool Immutable { get; init; }

    /// <summary>Only for who holds the URL's signature.</summary>
    public bool Private { get; init; }

    /// <summary>What of the request beside the URL decided.</summary>
    public RequestHints Hints { get; init; }

    /// <summary>Name to download under, extension included; null to show.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>A browser could run what is in it.</summary>
    public bool Scriptable { get; init; }
}
