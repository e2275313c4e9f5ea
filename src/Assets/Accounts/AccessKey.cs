using System.Security.Cryptography;
using System.Text;

namespace ServerlessDam.Assets.Accounts;

/// <summary>A pair by which a program acts for a product environment.</summary>
public sealed record AccessKey(string ApiKey, string Secret, bool Enabled)
{
    /// <summary>The use by which webhooks are signed.</summary>
    public const string Webhooks = "webhooks";

    /// <summary>Uses that this key is to be taken for before others; empty for none in particular.</summary>
    public IReadOnlyList<string> DedicatedFor { get; init; } = [];

    /// <summary>Compares in constant time, whatever the lengths.</summary>
    public bool HasSecret(string candidate)
        => CryptographicOperations.FixedTimeEquals(
            SHA256.HashData(Encoding.UTF8.GetBytes(candidate)),
            SHA256.HashData(Encoding.UTF8.GetBytes(Secret)));

    /// <summary>Without the secret: records end up in logs.</summary>
    public override string ToString() => $"AccessKey {{ ApiKey = {ApiKey}, Enabled = {Enabled} }}";
}
