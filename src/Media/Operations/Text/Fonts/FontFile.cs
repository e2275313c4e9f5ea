using System.Collections.Concurrent;
using System.Security.Cryptography;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Programs;

namespace ServerlessDam.Media.Operations.Text.Fonts;

/// <summary>
/// An uploaded font, ready for this process. It bears a family name made of its own bytes, so that it never stands in for a
/// font of the system or of somebody else: fontconfig keeps what it has once been given.
/// </summary>
/// <param name="Path">To a copy in memory that lives as long as the process.</param>
internal sealed record FontFile(string Family, string Path)
{
    private const int MaxBytes = 32 << 20;

    private static readonly ConcurrentDictionary<string, (FontFile Font, MemoryFile Memory)> Loaded = [];

    /// <exception cref="DamException">Unprocessable: no font. NotAvailable: WOFF2, and the program for it is missing.</exception>
    public static FontFile Load(string path, CancellationToken cancellationToken)
    {
        var info = new FileInfo(path);
        if (info.Length > MaxBytes)
            throw new DamException(ErrorKind.Unprocessable, $"The font is too large: {info.Length} bytes, at most {MaxBytes}");

        var bytes = File.ReadAllBytes(path);
        var key = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16));
        return Loaded.GetOrAdd(key, _ => Kept($"dam-{key}", bytes, cancellationToken)).Font;
    }

    private static (FontFile Font, MemoryFile Memory) Kept(string family, byte[] bytes, CancellationToken cancellationToken)
    {
        var plain = Woff2.Is(bytes) ? Woff2.Decompress(bytes, cancellationToken) : bytes;
        var named = Sfnt.Read(plain, MaxBytes).Named(family);
        var memory = new MemoryFile(family);
        memory.Write(named);
        return (new(family, memory.Path), memory);
    }
}
