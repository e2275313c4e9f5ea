using System.Globalization;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary><c>X-Cld-Signature</c> of a webhook call: over the exact body and the <c>X-Cld-Timestamp</c> behind it.</summary>
public static class NotificationSignature
{
    /// <param name="unixSeconds">The value of <c>X-Cld-Timestamp</c>.</param>
    public static string Of(string body, long unixSeconds, string secret, SignatureAlgorithm algorithm)
        => SignatureDigest.Of(body + unixSeconds.ToString(CultureInfo.InvariantCulture), secret, algorithm);
}
