using System.Buffers.Binary;

namespace System.IO.Hashing;

/// <summary>
/// CRC-64 of ECMA-182: polynomial 0x42F0E1EBA9EA3693, bits in order, start and final value 0. Its hash is written big-endian.
/// </summary>
public sealed class Crc64 : NonCryptographicHashAlgorithm
{
    private const int LengthInBytes = sizeof(ulong);
    private const ulong Polynomial = 0x42F0E1EBA9EA3693;

    private static readonly ulong[] Table = MakeTable();

    private ulong _crc;

    public Crc64()
        : base(LengthInBytes)
    {
    }

    private Crc64(ulong crc)
        : base(LengthInBytes) => _crc = crc;

    /// <summary>A copy that goes on by itself.</summary>
    public Crc64 Clone() => new(_crc);

    public override void Append(ReadOnlySpan<byte> source) => _crc = Update(_crc, source);

    public override void Reset() => _crc = 0;

    public ulong GetCurrentHashAsUInt64() => _crc;

    public static byte[] Hash(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Hash(source.AsSpan());
    }

    public static byte[] Hash(ReadOnlySpan<byte> source)
    {
        var hash = new byte[LengthInBytes];
        BinaryPrimitives.WriteUInt64BigEndian(hash, HashToUInt64(source));
        return hash;
    }

    public static int Hash(ReadOnlySpan<byte> source, Span<byte> destination)
        => TryHash(source, destination, out var written) ? written : throw TooShort(nameof(destination));

    public static bool TryHash(ReadOnlySpan<byte> source, Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = BinaryPrimitives.TryWriteUInt64BigEndian(destination, HashToUInt64(source)) ? LengthInBytes : 0;
        return bytesWritten > 0;
    }

    public static ulong HashToUInt64(ReadOnlySpan<byte> source) => Update(0, source);

    protected override void GetCurrentHashCore(Span<byte> destination)
        => BinaryPrimitives.WriteUInt64BigEndian(destination, _crc);

    private static ulong Update(ulong crc, ReadOnlySpan<byte> source)
    {
        foreach (var value in source) crc = Table[(crc >> 56) ^ value] ^ (crc << 8);
        return crc;
    }

    private static ulong[] MakeTable()
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var crc = (ulong)i << 56;
            for (var bit = 0; bit < 8; bit++) crc = (crc << 1) ^ ((crc >> 63) * Polynomial);
            table[i] = crc;
        }

        return table;
    }
}
