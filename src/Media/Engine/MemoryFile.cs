using Microsoft.Win32.SafeHandles;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media.Engine;

/// <summary>
/// A file in memory, for what is written, read once and forgotten: on a disk it would be made and removed, and file systems take
/// longer to find room for a new file the more of them were removed a moment ago.
/// </summary>
internal sealed class MemoryFile(string name) : IDisposable
{
    private readonly SafeFileHandle _handle = Native.MemoryFile(name);

    /// <summary>For this process alone, until disposal.</summary>
    public string Path => $"/proc/self/fd/{_handle.DangerousGetHandle()}";

    public long Length => RandomAccess.GetLength(_handle);

    public void Write(ReadOnlySpan<byte> bytes) => RandomAccess.Write(_handle, bytes, 0);

    public byte[] ReadAll()
    {
        var bytes = new byte[Length];
        for (int at = 0, read; at < bytes.Length; at += read)
        {
            if ((read = RandomAccess.Read(_handle, bytes.AsSpan(at), at)) == 0)
                throw new EndOfStreamException();
        }

        return bytes;
    }

    public void CopyTo(string path)
    {
        using var source = File.OpenRead(Path);
        using var target = File.Create(path);
        source.CopyTo(target);
    }

    public void Dispose() => _handle.Dispose();
}
