using System.Buffers.Binary;

namespace ServerlessDam.Media.Probing.Sniffing;

/// <summary>The first 64 KiB and the last 64 bytes of a file. Every look beyond what is there finds nothing.</summary>
internal sealed class FileHead
{
    private const int HeadLength = 64 << 10;
    private const int TailLength = 64;

    private readonly byte[] _head;
    private readonly byte[] _tail;

    public FileHead(Stream file)
    {
        _head = new byte[(int)Math.Min(HeadLength, file.Length)];
        file.ReadExactly(_head);
        _tail = new byte[(int)Math.Min(TailLength, file.Length)];
        file.Seek(-_tail.Length, SeekOrigin.End);
        file.ReadExactly(_tail);
    }

    public FileHead(byte[] content)
        : this(new MemoryStream(content))
    {
    }

    public ReadOnlySpan<byte> Bytes => _head;

    public ReadOnlySpan<byte> Tail => _tail;

    public bool Has(int offset, ReadOnlySpan<byte> expected)
        => offset >= 0 && offset + expected.Length <= _head.Length && Bytes[offset..].StartsWith(expected);

    /// <summary>Up to <paramref name="length"/> bytes from <paramref name="offset"/>; shorter or empty at the end.</summary>
    public ReadOnlySpan<byte> Slice(int offset, int length)
        => offset < 0 || offset >= _head.Length ? [] : Bytes.Slice(offset, Math.Min(length, _head.Length - offset));

    /// <summary>-1 beyond the end.</summary>
    public int Byte(int offset) => offset >= 0 && offset < _head.Length ? _head[offset] : -1;

    /// <summary>0 beyond the end.</summary>
    public uint UInt32BigEndian(int offset)
        => Slice(offset, 4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;

    /// <summary>0 beyond the end.</summary>
    public uint UInt32LittleEndian(int offset)
        => Slice(offset, 4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32LittleEndian(four) : 0;
}
