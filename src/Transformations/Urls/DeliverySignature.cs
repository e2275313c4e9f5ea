using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Urls;

/// <summary>The <c>s--...--</c> of delivery URLs: the start of a hash over transformation, id and the cloud's secret.</summary>
public static class DeliverySignature
{
    private const int ShortLength = 8;

    private const int LongLength = 32;

    /// <summary>What is signed: no version, no type, no suffix, no query.</summary>
    public static string Text(string transformation, string publicId)
        => transformation.Length == 0 ? publicId : $"{transformation}/{publicId}";

    /// <summary>8 characters of the URL-safe alphabet, without <c>s--</c> and <c>--</c>.</summary>
    public static string Sign(string text, string secret, SignatureAlgorithm algorithm) => Hash(text, secret, algorithm)[..ShortLength];

    /// <summary>32 characters; always SHA-256.</summary>
    public static string SignLong(string text, string secret) => Hash(text, secret, SignatureAlgorithm.Sha256)[..LongLength];

    /// <summary>Whether the URL is signed with one of the secrets. False for a URL without a signature.</summary>
    public static bool Verify(DeliveryUrl url, IReadOnlyCollection<string> secrets)
        => url.Signature is not null && url.Readings
            .Select(reading => (reading.RawTransformation, reading.RawPublicId))
            .Distinct()
            .Aggregate(false, (found, text) => found | Verify(url.Signature, text.RawTransformation, text.RawPublicId, secrets));

    /// <summary>
    /// Tries every spelling that some SDK signs, with both algorithms and all secrets, in a time that does not tell which came close.
    /// </summary>
    /// <param name="signature">8 or 32 characters, without <c>s--</c> and <c>--</c>.</param>
    /// <param name="rawTransformation">As it stands in the path.</param>
    /// <param name="rawPublicId">As it stands in the path, with its extension.</param>
    /// <param name="secrets">All that are in force.</param>
    public static bool Verify(string signature, string rawTransformation, string rawPublicId, IReadOnlyCollection<string> secrets)
    {
        if (signature.Length is not (ShortLength or LongLength))
            return false;

        var given = Encoding.UTF8.GetBytes(signature);
        var found = false;
        foreach (var text in Spellings(rawTransformation, rawPublicId))
        {
            foreach (var secret in secrets)
            {
                found |= Matches(given, Hash(text, secret, SignatureAlgorithm.Sha256));
                found |= given.Length == ShortLength && Matches(given, Hash(text, secret, SignatureAlgorithm.Sha1));
            }
        }

        return found;
    }

    private static IEnumerable<string> Spellings(string transformation, string id) => new[]
    {
        Text(transformation, id),
        Text(PercentEncoding.Decode(transformation), PercentEncoding.Decode(id)),
        Text(PercentEncoding.DecodeFully(transformation), PercentEncoding.DecodeFully(id)),
        Text(transformation, PercentEncoding.DecodeFully(id)),
    }.Distinct();

    private static bool Matches(byte[] given, string hash)
        => CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(hash[..given.Length]));

    private static string Hash(string text, string secret, SignatureAlgorithm algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(text + secret);
#pragma warning disable CA5350 // The wire's default is SHA-1; what SDKs sign cannot be verified otherwise.
        return Base64Url.EncodeToString(algorithm == SignatureAlgorithm.Sha1 ? SHA1.HashData(bytes) : SHA256.HashData(bytes));
#pragma warning restore CA5350
    }
}

/// <summary>The hash behind a signature.</summary>
public enum SignatureAlgorithm
{
    Sha1,
    Sha256,
}
