using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// Where a page ended, as text for the caller: the last key, sealed under a secret of the store together with the query it belongs
/// to. It names a place and not a row, so that rows may come and go around it.
/// </summary>
internal sealed class Continuations(byte[] secret)
{
    private const int SealBytes = 12;

    public static Continuations Open(Database database, IdGenerator ids)
    {
        var fresh = ids.Hex32() + ids.Hex32();
        var secret = database.WriteAsync(
            session => (string)session.Scalar("INSERT INTO meta VALUES('secret', $1) ON CONFLICT DO UPDATE SET value = value RETURNING value", fresh)!,
            CancellationToken.None).GetAwaiter().GetResult();
        return new Continuations(Encoding.ASCII.GetBytes(secret));
    }

    public string Write(string query, byte[] lastKey) => Base64Url.EncodeToString([.. Seal(query, lastKey), .. lastKey]);

    /// <exception cref="DamException">InvalidParameter: not made here, or for another query.</exception>
    public byte[] Read(string query, string continuation)
    {
        // The longest key is a blob name of 1024 units, three bytes each.
        if (continuation.Length <= 8192 && Base64Url.IsValid(continuation))
        {
            var bytes = Base64Url.DecodeFromChars(continuation);
            if (bytes.Length >= SealBytes && CryptographicOperations.FixedTimeEquals(Seal(query, bytes[SealBytes..]), bytes.AsSpan(0, SealBytes)))
            {
                return bytes[SealBytes..];
            }
        }

        throw DamException.Invalid("The continuation is not valid for this listing.");
    }

    private byte[] Seal(string query, byte[] lastKey)
    {
        byte[] sealedText = [.. SHA256.HashData(KeyBytes.Of(query)), .. lastKey];
        return HMACSHA256.HashData(secret, sealedText)[..SealBytes];
    }
}
