using System.Buffers.Binary;

namespace ServerlessDam.Azure.Tests.Running;

/// <summary>A stream that cannot be sought, of unknown length to its reader, in which every eight bytes say where they are.</summary>
internal sealed class Numbers(long size, long failsAt = long.MaxValue) : Stream
{
    private long _position;

    public long FirstMemory { get; } = GC.GetTotalMemory(forceFullCollection: true);

    public long MostMemory { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <summary>Reads to the end; how many bytes that were, all of them right from <paramref name="start"/> on.</summary>
    /// <param name="meter">Takes the measure of the memory meanwhile.</param>
    public static async Task<long> CheckAsync(Stream content, long start, Numbers? meter, CancellationToken cancellationToken)
    {
        var (buffer, expected, read) = (new byte[81_920], new byte[81_920], 0L);
        while (await content.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var count)
        {
            Fill(expected.AsSpan(0, count), start + read);
            Assert.True(expected.AsSpan(0, count).SequenceEqual(buffer.AsSpan(0, count)), $"Other bytes within {count} from {start + read}.");
            read += count;
            meter?.Measure();
        }

        return read;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_position >= failsAt)
        {
            throw new IOException("The line went dead.");
        }

        // In odd pieces, as a network gives them.
        var count = (int)Math.Min(Math.Min(buffer.Length, 65_521), size - _position);
        Fill(buffer.Span[..count], _position);
        _position += count;
        Measure();
        return ValueTask.FromResult(count);
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private static void Fill(Span<byte> target, long position)
    {
        Span<byte> number = stackalloc byte[8];
        for (var i = 0; i < target.Length;)
        {
            BinaryPrimitives.WriteInt64LittleEndian(number, (position + i) / 8);
            var piece = number[(int)((position + i) % 8)..];
            piece = piece[..Math.Min(piece.Length, target.Length - i)];
            piece.CopyTo(target[i..]);
            i += piece.Length;
        }
    }

    private void Measure() => MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: false));
}
