using System.Buffers;

namespace ServerlessDam.Azure.Blobs;

/// <summary>Cuts a stream of unknown length into blocks and knows of each whether it is the last. One pooled buffer serves all.</summary>
internal sealed class BlockReader(Stream content) : IDisposable
{
    /// <summary>4 MiB, less the byte read ahead: sent within one try's time on a slow line, and 50 000 of them are 195 GiB.</summary>
    public const int BlockBytes = BufferBytes - 1;

    private const int BufferBytes = 4 << 20;

    private readonly byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private bool _isAhead;

    /// <summary>Of the block that was read last.</summary>
    public bool IsLast => !_isAhead;

    /// <summary>The next block, good until the next call; empty only when all of the stream is.</summary>
    public async Task<MemoryStream> NextAsync(CancellationToken cancellationToken)
    {
        var kept = 0;
        if (_isAhead)
        {
            _buffer[0] = _buffer[BlockBytes];
            kept = 1;
        }

        var room = _buffer.AsMemory(kept, BufferBytes - kept);
        var filled = kept + await content.ReadAtLeastAsync(room, room.Length, throwOnEndOfStream: false, cancellationToken);
        _isAhead = filled == BufferBytes;
        return new MemoryStream(_buffer, 0, Math.Min(filled, BlockBytes), writable: false);
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
