using System.Diagnostics.CodeAnalysis;

namespace System.IO.Hashing;

/// <summary>A hash that finds accidents, not forgeries. An instance is for one thread at a time.</summary>
public abstract class NonCryptographicHashAlgorithm
{
    private const int CopyBufferBytes = 64 * 1024;

    protected NonCryptographicHashAlgorithm(int hashLengthInBytes)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(hashLengthInBytes, 1);
        HashLengthInBytes = hashLengthInBytes;
    }

    public int HashLengthInBytes { get; }

    public abstract void Append(ReadOnlySpan<byte> source);

    public abstract void Reset();

    protected abstract void GetCurrentHashCore(Span<byte> destination);

    public void Append(byte[] source)
    {
        ArgumentNullException.ThrowIfNull(source);
        Append(source.AsSpan());
    }

    public void Append(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[CopyBufferBytes];
        for (int count; (count = stream.Read(buffer)) > 0;) Append(buffer.AsSpan(0, count));
    }

    public async Task AppendAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var buffer = new byte[CopyBufferBytes];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
            Append(buffer.AsSpan(0, count));
    }

    public byte[] GetCurrentHash()
    {
        var hash = new byte[HashLengthInBytes];
        GetCurrentHashCore(hash);
        return hash;
    }

    public bool TryGetCurrentHash(Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = destination.Length < HashLengthInBytes ? 0 : HashLengthInBytes;
        if (bytesWritten == 0) return false;

        GetCurrentHashCore(destination[..HashLengthInBytes]);
        return true;
    }

    /// <exception cref="ArgumentException">The destination is shorter than the hash.</exception>
    public int GetCurrentHash(Span<byte> destination)
        => TryGetCurrentHash(destination, out var written) ? written : throw TooShort(nameof(destination));

    public byte[] GetHashAndReset()
    {
        var hash = new byte[HashLengthInBytes];
        GetHashAndResetCore(hash);
        return hash;
    }

    public bool TryGetHashAndReset(Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = destination.Length < HashLengthInBytes ? 0 : HashLengthInBytes;
        if (bytesWritten == 0) return false;

        GetHashAndResetCore(destination[..HashLengthInBytes]);
        return true;
    }

    /// <exception cref="ArgumentException">The destination is shorter than the hash.</exception>
    public int GetHashAndReset(Span<byte> destination)
        => TryGetHashAndReset(destination, out var written) ? written : throw TooShort(nameof(destination));

    protected virtual void GetHashAndResetCore(Span<byte> destination)
    {
        GetCurrentHashCore(destination);
        Reset();
    }

    /// <summary>Not a hash code of what was hashed; there is none.</summary>
    [SuppressMessage("Design", "CA1065", Justification = "The official package does so.")]
#pragma warning disable CS0809 // Obsolete over a member that is not: whoever calls it on a hash meant GetCurrentHash.
    [Obsolete("Use GetCurrentHash() to retrieve the computed hash code.", error: true)]
    public override int GetHashCode() => throw new NotSupportedException("Use GetCurrentHash.");
#pragma warning restore CS0809

    internal static ArgumentException TooShort(string parameter) => new("Destination is too short.", parameter);
}
