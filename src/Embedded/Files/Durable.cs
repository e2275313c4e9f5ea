using Microsoft.Win32.SafeHandles;

namespace ServerlessDam.Embedded.Files;

/// <summary>Writes whole new files.</summary>
internal static class Durable
{
    private const int BufferBytes = 128 << 10;

    /// <summary>
    /// Streams into a new file, which is gone again when that fails. With <paramref name="sync"/> its bytes and its name are on
    /// disk afterwards.
    /// </summary>
    /// <returns>Bytes written.</returns>
    public static async Task<long> WriteAsync(string path, IEnumerable<Stream> parts, bool sync, CancellationToken cancellationToken)
    {
        var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            using var file = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            var size = 0L;
            foreach (var part in parts)
            {
                size = await AppendAsync(file, size, part, buffer, cancellationToken);
            }

            if (sync)
            {
                RandomAccess.FlushToDisk(file);
                Posix.SyncFolder(Path.GetDirectoryName(path)!);
            }

            return size;
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static async Task<long> AppendAsync(SafeFileHandle file, long at, Stream part, byte[] buffer, CancellationToken cancellationToken)
    {
        int read;
        while ((read = await part.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken)) > 0)
        {
            // Into the page cache: asking another thread to do that costs more than it takes.
            RandomAccess.Write(file, buffer.AsSpan(0, read), at);
            at += read;
        }

        return at;
    }
}
