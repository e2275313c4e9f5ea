using System.Globalization;

namespace ServerlessDam.Embedded.Files;

internal enum FileKind
{
    File,
    Folder,

    /// <summary>A symbolic link, a pipe, a device: nothing we touch.</summary>
    Other,
}

/// <param name="Modified">Nanoseconds since 1970; so is <paramref name="Born"/>, 0 where the file system does not know.</param>
internal readonly record struct FileStat(FileKind Kind, long Inode, long Size, long Modified, long Born)
{
    /// <summary>
    /// Another content has another one: a rewritten file has another time or size, a replaced one another inode or, where the inode
    /// of a deleted file is used again and a copy keeps the time of its source, another birth.
    /// </summary>
    public string ETag => string.Create(CultureInfo.InvariantCulture, $"{Inode:x}-{Born:x}-{Modified:x}-{Size:x}");

    public DateTimeOffset ModifiedAt => DateTimeOffset.UnixEpoch.AddTicks(Modified / 100);
}
