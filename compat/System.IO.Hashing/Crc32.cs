using System.Buffers.Binary;

namespace System.IO.Hashing;

/// <summary>CRC-32 of ITU-T V.42, as in zip and PNG. Its hash is written little-endian.</summary>
public sealed class Crc32 : NonCryptographicHashAlgorithm
{
    private const int LengthInBytes = sizeof(uint);
    private const uint ReflectedPolynomial = 0xEDB88320;

    private static readonly uint[] Table = MakeTable();

    private uint _crc;

    public Crc32()
        : base(LengthInBytes)
    {
    }

    private Crc32(uint crc)
        : base(LengthInBytes) => _crc = crc;

    /// <summary>A copy that goes on by itself.</summary>
    public Crc32 Clone() => new(_crc);

    public override void Append(ReadOnlySpan<byte> source) => _crc = Update(_crc, source);

    public override void Reset() => _crc = 0;

    public uint GetCurrentHashAsUInt32() => _crc;

    public static byte[] Hash(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Hash(source.AsSpan());
    }

    public static byte[] Hash(ReadOnlySpan<byte> source)
    {
        var hash = new byte[LengthInBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(hash, HashToUInt32(source));
        return hash;
    }

    public static int Hash(ReadOnlySpan<byte> source, Span<byte> destination)
        => TryHash(source, destination, out var written) ? written : throw TooShort(nameof(destination));

    public static bool TryHash(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = BinaryPrimitives.TryWriteUInt32LittleEndian(destination, HashToUInt32(source)) ? LengthInBytes : 0;
        return bytesWritten > 0;
    }

    public static uint HashToUInt32(ReadOnlySpan<byte> source) => Update(0, source);

    protected override void GetCurrentHashCore(Span<byte> destination)
        => BinaryPrimitives.WriteUInt32LittleEndian(destination, _crc);

    private static uint Update(uint crc, ReadOnlySpan<byte> source)
    {
        crc = ~crc;
        foreach (var value in source) crc = Table[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] MakeTable()
    {
        var table = new uint[256];
        for (var i = 0u; i < table.Length; i++)
        {
            var crc = i;
            for (var bit = 0; bit < 8; bit++) crc = (crc >> 1) ^ ((crc & 1) * ReflectedPolynomial);
            table[i] = crc;
        }

        return table;
    }
}
