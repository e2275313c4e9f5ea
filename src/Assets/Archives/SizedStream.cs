namespace ServerlessDam.Assets.Archives;

/// <summary>A stream that is read once and whose length is known: a tar entry's header, which holds it, comes first.</summary>
internal sealed class SizedStream(Stream content, long size) : Stream
{
    private long _position;

    public override bool CanRead => true;

    /// <summary>Whoever asks wants to know the length; nobody moves.</summary>
    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => size;

    public override long Position
    {
        get => _position;
        set => Seek(value, SeekOrigin.Begin);
    }

    public override int Read(byte[] buffer, int offset, int count) => Moved(content.Read(buffer, offset, count));

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        => Moved(await content.ReadAsync(buffer, cancellationToken));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override long Seek(long offset, SeekOrigin origin)
        => (origin == SeekOrigin.Begin && offset == _position) || (origin == SeekOrigin.Current && offset == 0)
            ? _position
            : throw new NotSupportedException("This stream is read once, from its beginning to its end.");

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private int Moved(int count)
    {
        _position += count;
        return count;
    }
}
