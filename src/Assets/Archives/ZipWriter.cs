using System.IO.Compression;

namespace ServerlessDam.Assets.Archives;

/// <summary>ZIP (PKWARE APPNOTE 6.3): names beyond ASCII are flagged as UTF-8, sizes beyond 4 GB are ZIP64.</summary>
internal sealed class ZipWriter : IArchiveWriter
{
    /// <summary>What a ZIP can say of a time begins here.</summary>
    private static readonly DateTimeOffset Earliest = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive _archive;

    private ZipWriter(ZipArchive archive) => _archive = archive;

    /// <param name="target">Stays the caller's; need not be able to seek.</param>
    public static async Task<ZipWriter> ToAsync(Stream target, CancellationToken cancellationToken)
        => new(await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken));

    public async Task AddAsync(string name, DateTimeOffset modified, Stream content, long size, bool isPacked, CancellationToken cancellationToken)
    {
        var entry = _archive.CreateEntry(name, isPacked ? CompressionLevel.NoCompression : CompressionLevel.Fastest);
        entry.LastWriteTime = modified < Earliest ? Earliest : modified.UtcDateTime;
        await using var file = await entry.OpenAsync(cancellationToken);
        await content.CopyToAsync(file, cancellationToken);
    }

    public ValueTask DisposeAsync() => _archive.DisposeAsync();
}
