using System.Formats.Tar;
using System.IO.Compression;

namespace ServerlessDam.Assets.Archives;

/// <summary>A tar file (POSIX.1-2001, pax) through gzip. Names of any length, in UTF-8.</summary>
internal sealed class TarWriting : IArchiveWriter
{
    private readonly GZipStream _packed;
    private readonly TarWriter _archive;

    /// <param name="target">Stays the caller's; need not be able to seek.</param>
    public TarWriting(Stream target)
    {
        _packed = new(target, CompressionLevel.Fastest, leaveOpen: true);
        _archive = new(_packed, TarEntryFormat.Pax, leaveOpen: true);
    }

    public async Task AddAsync(string name, DateTimeOffset modified, Stream content, long size, bool isPacked, CancellationToken cancellationToken)
    {
        var entry = new PaxTarEntry(TarEntryType.RegularFile, name)
        {
            ModificationTime = modified,
            Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            DataStream = new SizedStream(content, size),
        };
        await _archive.WriteEntryAsync(entry, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _archive.DisposeAsync();
        await _packed.DisposeAsync();
    }
}
