using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.Delivery;

/// <summary>What a delivery URL stands for, found and allowed; its bytes are in <see cref="Bytes"/> or in <see cref="Blob"/>.</summary>
public sealed record Delivered
{
    /// <summary>Null where it is about no single one.</summary>
    public Asset? Asset { get; init; }

    /// <summary>Without quotes: MD5 for an original, the derivation's key for a derived asset.</summary>
    public required string ETag { get; init; }

    public required string ContentType { get; init; }

    public required long SizeInBytes { get; init; }

    /// <summary>When the version was uploaded: the same whenever and wherever it was derived.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>Where the bytes are unless they are in <see cref="Bytes"/>.</summary>
    public BlobName Blob { get; init; }

    public ReadOnlyMemory<byte>? Bytes { get; init; }

    /// <summary>How long it may be kept without asking again; not for what is <see cref="Immutable"/>.</summary>
    public TimeSpan MaxAge { get; init; }

    /// <summary>The URL names the current version, so what it gives never changes.</summary>
    public bool Immutable { get; init; }

    /// <summary>Only for who holds the URL's signature.</summary>
    public bool Private { get; init; }

    /// <summary>What of the request beside the URL decided.</summary>
    public RequestHints Hints { get; init; }

    /// <summary>Name to download under, extension included; null to show.</summary>
    public string? AttachmentName { get; init; }

    /// <summary>What was asked for and is not there: this is the default image in its place. Null otherwise.</summary>
    public string? MissingPublicId { get; init; }

    /// <summary>Of the picture; null without pixels, and where they are not known.</summary>
    public PictureFacts? Facts { get; init; }

    /// <summary>A browser could run what is in it.</summary>
    public bool Scriptable => OriginalType.IsScriptable(ContentType);
}

/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Format">Canonical name.</param>
public sealed record PictureFacts(int Width, int Height, string Format);
