using System.Buffers;
using System.Buffers.Text;
using System.Text;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>
/// <c>data:[mime][;name=value];base64,...</c> (RFC 2397), decoded as it is read. White space among the digits, the URL-safe alphabet
/// and missing padding are taken; other encodings than base64 are not.
/// </summary>
public static class DataUri
{
    public const string Scheme = "data:";

    private const int LongestHeader = 1024;
    private const int BlockSize = 96 * 1024;

    public static bool Begins(ReadOnlySpan<byte> text)
        => text.Length >= Scheme.Length && Ascii.EqualsIgnoreCase(text[..Scheme.Length], Scheme);

    /// <summary>Writes the bytes to <paramref name="target"/> and gives the media type, null when the URI has none.</summary>
    /// <param name="text">The whole URI in UTF-8.</param>
    /// <exception cref="DamException">InvalidParameter: not a data URI in base64.</exception>
    public static async Task<string?> DecodeAsync(Stream text, Stream target, CancellationToken cancellationToken)
    {
        var block = ArrayPool<byte>.Shared.Rent(BlockSize);
        try
        {
            var length = await text.ReadAtLeastAsync(block.AsMemory(0, BlockSize), LongestHeader, throwOnEndOfStream: false, cancellationToken);
            var comma = block.AsSpan(0, Math.Min(length, LongestHeader)).IndexOf((byte)',');
            var mediaType = MediaType(comma < 0 ? [] : block.AsSpan(0, comma));

            length -= comma + 1;
            block.AsSpan(comma + 1, length).CopyTo(block);
            await DecodeDigitsAsync(text, target, block, length, cancellationToken);
            return mediaType;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(block);
        }
    }

    private static string? MediaType(ReadOnlySpan<byte> header)
    {
        var parts = Encoding.UTF8.GetString(header).Split(';');
        if (!Begins(header) || !parts[^1].Trim().Equals("base64", StringComparison.OrdinalIgnoreCase))
            throw DamException.Invalid("Invalid data URI - base64 is expected");

        var mediaType = parts[0][Scheme.Length..].Trim();
        return mediaType.Length > 0 ? mediaType : null;
    }

    /// <summary><paramref name="block"/> holds <paramref name="length"/> bytes of digits; groups of four are decoded, what is left waits for more.</summary>
    private static async Task DecodeDigitsAsync(Stream text, Stream target, byte[] block, int length, CancellationToken cancellationToken)
    {
        var digits = Squeeze(block, 0, length);
        while (true)
        {
            var read = await text.ReadAsync(block.AsMemory(digits, BlockSize - digits), cancellationToken);
            if (read == 0)
                break;

            digits = Squeeze(block, digits, read);
            var whole = digits / 4 * 4;
            // Padding may only end the text, so the last group waits too.
            var ready = Math.Max(0, whole - 4);
            await WriteAsync(block, ready, target, cancellationToken);
            block.AsSpan(ready, digits - ready).CopyTo(block);
            digits -= ready;
        }

        while (digits % 4 != 0)
            block[digits++] = (byte)'=';
        await WriteAsync(block, digits, target, cancellationToken);
    }

    /// <summary>Drops white space from what was read behind <paramref name="start"/>, and turns the URL-safe digits into the plain ones.</summary>
    private static int Squeeze(byte[] block, int start, int length)
    {
        var end = start;
        foreach (var digit in block.AsSpan(start, length))
        {
            if (digit is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'))
                block[end++] = digit switch { (byte)'-' => (byte)'+', (byte)'_' => (byte)'/', _ => digit };
        }
        return end;
    }

    private static async ValueTask WriteAsync(byte[] block, int length, Stream target, CancellationToken cancellationToken)
    {
        if (length == 0)
            return;

        var bytes = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(length));
        try
        {
            if (Base64.DecodeFromUtf8(block.AsSpan(0, length), bytes, out _, out var written) != OperationStatus.Done)
                throw DamException.Invalid("Invalid data URI - not base64");
            await target.WriteAsync(bytes.AsMemory(0, written), cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }
}
