using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Delivery;

/// <summary>A derived asset that is stored.</summary>
/// <param name="Bytes">Its bytes where they are small enough to keep; otherwise they are read from <paramref name="Blob"/>.</param>
public sealed record DerivedContent(
    string Key,
    string Format,
    BlobName Blob,
    long SizeInBytes,
    ReadOnlyMemory<byte>? Bytes)
{
    /// <summary>Of the picture; null where it is not known.</summary>
    public PictureFacts? Facts { get; init; }
}
