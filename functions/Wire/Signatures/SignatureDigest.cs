using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary>Lower-case hex of SHA-1 or SHA-256 over a text and, right behind it, the secret. No HMAC: the SDKs compute it so.</summary>
internal static class SignatureDigest
{
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is the default of every SDK; SHA-256 is a setting.")]
    public static string Of(string text, string secret, SignatureAlgorithm algorithm)
    {
        var bytes = Encoding.UTF8.GetBytes(text + secret);
        return Convert.ToHexStringLower(algorithm == SignatureAlgorithm.Sha256 ? SHA256.HashData(bytes) : SHA1.HashData(bytes));
    }

    /// <summary>By its length; no field says which. Null when it is neither.</summary>
    public static SignatureAlgorithm? AlgorithmOf(string signature) => signature.Length switch
    {
        40 => SignatureAlgorithm.Sha1,
        64 => SignatureAlgorithm.Sha256,
        _ => null,
    };

    /// <summary>Compares in constant time; upper-case hex is taken too.</summary>
    public static bool Matches(string signature, string text, string secret)
        => AlgorithmOf(signature) is { } algorithm
            && CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(signature.ToLowerInvariant()),
                Encoding.UTF8.GetBytes(Of(text, secret, algorithm)));
}
