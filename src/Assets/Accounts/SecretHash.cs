using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Assets.Accounts;

/// <summary>How tokens of 256 random bits are stored: so many bits need neither salt nor slowness.</summary>
internal static class SecretHash
{
    /// <summary>SHA-256, 64 hex digits.</summary>
    public static string Of(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
