using Microsoft.Win32.SafeHandles;

namespace ServerlessDam.Embedded.Files;

/// <summary>A range of an open file as a stream to read, seekable within the range. Owns the handle.</summary>
/// <param name="atEnd">Called when the range was read to its end; may throw.</param>
internal sealed class FileSlice(SafeFileHandle handle, long offset, long length, Action? atEnd = null) : Stream
{
    private long _position;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position
    {
        get => _position;
        set => _position = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <param name="size">Of the file; the range is cut to it.</param>
    /// <param name="wanted">Bytes of the range; null: to the end.</param>
    public static FileSlice Of(SafeFileHandle handle, long size, long offset, long? wanted, Action? atEnd = null)
    {
        var start = Math.Clamp(offset, 0, size);
        return new FileSlice(handle, start, Math.Clamp(wanted ?? long.MaxValue, 0, size - start), atEnd);
    }

    public override int Read(Span<byte> buffer) => Advance(RandomAccess.Read(handle, buffer[..Room(buffer.Length)], offset + _position));

    public override int Read(byte[] buffer, int start, int count) => Read(buffer.AsSpan(start, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => Advance(await RandomAccess.ReadAsync(handle, buffer[..Room(buffer.Length)], offset + _position, cancellationToken).ConfigureAwait(false));

    public override Task<int> ReadAsync(byte[] buffer, int start, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(start, count), cancellationToken).AsTask();

    public override long Seek(long by, SeekOrigin origin)
        => Position = by + origin switch { SeekOrigin.Begin => 0, SeekOrigin.Current => _position, _ => length };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int start, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        handle.Dispose();
        base.Dispose(disposing);
    }

    private int Room(int count) => (int)Math.Clamp(length - _position, 0, count);

    private int Advance(int read)
    {
        _position += read;
        if (_position >= length)
        {
            atEnd?.Invoke();
        }

        return read;
    }
}
