using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Tables;

/// <summary>
/// Where a page ended, as text for the caller: a sum over the query and the last key, then the key. The sum finds what was made for
/// another query or by mistake; who forges one gets no further than the range that was asked for, which is checked.
/// </summary>
internal sealed class RowPlace(string table, string partitionKey, RowRange range)
{
    /// <summary>Told from tokens of other stores and of versions to come.</summary>
    private const string Version = "t1.";

    private const int SumBytes = 12;

    /// <summary>The longest key in UTF-8, in Base64, and what is before it.</summary>
    private const int MaxLength = 2200;

    public string Write(string lastKey)
    {
        var key = Encoding.UTF8.GetBytes(lastKey);
        return Version + Base64Url.EncodeToString([.. Sum(key), .. key]);
    }

    /// <returns>The last key.</returns>
    /// <exception cref="DamException">InvalidParameter: not made here, or for another query.</exception>
    public string Read(string continuation)
    {
        if (continuation.Length <= MaxLength && continuation.StartsWith(Version, StringComparison.Ordinal) && Base64Url.IsValid(continuation.AsSpan(Version.Length)))
        {
            var bytes = Base64Url.DecodeFromChars(continuation.AsSpan(Version.Length));
            if (bytes.Length >= SumBytes && Sum(bytes[SumBytes..]).AsSpan().SequenceEqual(bytes.AsSpan(0, SumBytes)))
            {
                var key = Encoding.UTF8.GetString(bytes, SumBytes, bytes.Length - SumBytes);
                if (string.CompareOrdinal(key, range.From) >= 0 && (range.To is null || string.CompareOrdinal(key, range.To) < 0))
                {
                    return key;
                }
            }
        }

        throw DamException.Invalid("The continuation is not valid for this listing.");
    }

    private byte[] Sum(byte[] key)
        => SHA256.HashData([.. Encoding.UTF8.GetBytes($"{table}\n{partitionKey}\n{range.From}\n{range.To}\n"), .. key])[..SumBytes];
}
