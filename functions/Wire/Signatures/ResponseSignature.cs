using System.Globalization;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Functions.Wire.Signatures;

/// <summary>The <c>signature</c> of an answer, by which a page that uploaded proves to its own server what it uploaded.</summary>
public static class ResponseSignature
{
    /// <summary>Signs with the caller's key, or with the environment's first when no key asked. Always version 1, over these two alone.</summary>
    public static string Of(string publicId, long version, ProductEnvironment environment, Caller caller)
        => Of(publicId, version, (caller.Key ?? environment.PrimaryKey).Secret, environment.SignatureAlgorithm);

    internal static string Of(string publicId, long version, string secret, SignatureAlgorithm algorithm)
        => SignatureDigest.Of(
            SigningText.Of([("public_id", publicId), ("version", version.ToString(CultureInfo.InvariantCulture))], version: 1),
            secret,
            algorithm);
}
