using System.Buffers.Binary;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// One block of the service's. A block of ours is staged as several of them; the last one tells how many there are, so that what a
/// failure cut off is none, and the time tells the newest of those staged under one id.
/// </summary>
/// <param name="Owner">The id of our block, or <c>/</c> and the mark of a write that stages for itself.</param>
/// <param name="Milliseconds">Since 1970.</param>
/// <param name="Salt">24 random bits that tell apart what was staged in one millisecond.</param>
/// <param name="Index">From 0.</param>
/// <param name="Count">Of all parts, on the last one; else 0.</param>
internal readonly record struct BlockPart(string Owner, long Milliseconds, int Salt, int Index, int Count)
{
    private const int OwnerChars = 64;
    private const int OwnerBytes = OwnerChars / 4 * 3;

    /// <summary>The service wants the Base64 of at most 64 bytes, of one length for all blocks of a blob.</summary>
    private const int Bytes = OwnerBytes + 6 + 3 + 3 + 3;

    public bool IsOfWrite => Owner.StartsWith('/');

    public override string ToString()
    {
        // The alphabet of ids is that of Base64, but for the hyphen; so an id of 64 characters takes 48 bytes.
        Span<byte> bytes = stackalloc byte[Bytes];
        Convert.TryFromBase64String(Owner.Replace('-', '+').PadRight(OwnerChars, '/'), bytes, out _);
        Span<byte> number = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(number, Milliseconds);
        number[2..].CopyTo(bytes[OwnerBytes..]);
        Write(Salt, bytes[(OwnerBytes + 6)..]);
        Write(Index, bytes[(OwnerBytes + 9)..]);
        Write(Count, bytes[(OwnerBytes + 12)..]);
        return Convert.ToBase64String(bytes);
    }

    /// <summary>Null for what is none of ours.</summary>
    public static BlockPart? Read(string text)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        if (!Convert.TryFromBase64String(text, bytes, out var length) || length != Bytes)
        {
            return null;
        }

        var rest = bytes[OwnerBytes..];
        var milliseconds = ((long)BinaryPrimitives.ReadUInt16BigEndian(rest) << 32) | BinaryPrimitives.ReadUInt32BigEndian(rest[2..]);
        return new BlockPart(
            Convert.ToBase64String(bytes[..OwnerBytes]).TrimEnd('/').Replace('+', '-'), milliseconds, Number(rest[6..]), Number(rest[9..]), Number(rest[12..]));
    }

    private static void Write(int number, Span<byte> to) => (to[0], to[1], to[2]) = ((byte)(number >> 16), (byte)(number >> 8), (byte)number);

    private static int Number(ReadOnlySpan<byte> from) => (from[0] << 16) | (from[1] << 8) | from[2];
}
