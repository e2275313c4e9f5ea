namespace ServerlessDam.Assets.Archives;

/// <summary>How an archive is packed; on the wire its name in lower case.</summary>
public enum ArchiveFormat
{
    /// <summary>ZIP with UTF-8 names, ZIP64 where it is needed.</summary>
    Zip,

    /// <summary>A tar file (POSIX pax) through gzip.</summary>
    Tgz,
}

public static class ArchiveFormats
{
    /// <summary>The extension, without a dot.</summary>
    public static string Extension(this ArchiveFormat format) => format == ArchiveFormat.Tgz ? "tgz" : "zip";

    public static string ContentType(this ArchiveFormat format) => format == ArchiveFormat.Tgz ? "application/gzip" : "application/zip";
}
