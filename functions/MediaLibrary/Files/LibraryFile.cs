using System.Security.Cryptography;

namespace ServerlessDam.Functions.MediaLibrary.Files;

/// <summary>A file of the built application, with its compressed forms as far as the build made them.</summary>
/// <param name="IsImmutable">Its name has a hash of its content.</param>
internal sealed record LibraryFile(string Path, string ContentType, bool IsImmutable, bool HasBrotli, bool HasGzip)
{
    private readonly Lazy<string> _hash = new(() => Hash(Path));

    /// <summary>Of the plain content, 32 hex digits.</summary>
    public string ContentHash => _hash.Value;

    private static string Hash(string path)
    {
        using var content = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 16));
    }
}
