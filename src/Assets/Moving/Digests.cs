using System.Security.Cryptography;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

internal static class Digests
{
    /// <summary>The SHA-256 of a blob's bytes; null when there is none.</summary>
    public static async Task<byte[]?> Sha256Async(this IBlobStore blobs, BlobName name, CancellationToken cancellationToken)
    {
        await using var blob = await blobs.OpenAsync(name, 0, null, cancellationToken);
        return blob is null ? null : await SHA256.HashDataAsync(blob.Content, cancellationToken);
    }
}
