using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Notifications;

/// <summary><c>X-Cld-Signature</c> of a webhook call: over the exact body, the <c>X-Cld-Timestamp</c> behind it, and the secret. No HMAC: the SDKs check it so.</summary>
public static class NotificationSignature
{
    /// <param name="unixSeconds">The value of <c>X-Cld-Timestamp</c>.</param>
    /// <returns>Lower-case hex.</returns>
    [SuppressMessage("Security", "CA5350", Justification = "SHA-1 is the default of every SDK; SHA-256 is a setting.")]
    public static string Of(ReadOnlySpan<byte> body, long unixSeconds, string secret, SignatureAlgorithm algorithm)
    {
        byte[] signed = [.. body, .. Encoding.UTF8.GetBytes(unixSeconds.ToString(CultureInfo.InvariantCulture) + secret)];
        return Convert.ToHexStringLower(algorithm == SignatureAlgorithm.Sha256 ? SHA256.HashData(signed) : SHA1.HashData(signed));
    }
}
