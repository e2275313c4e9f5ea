using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Functions.Wire.Authentication;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>Knows the account's provisioning key.</summary>
internal sealed class ProvisioningAccess(IOptions<ProvisioningOptions> options)
{
    /// <exception cref="DamException">Unauthorized: not this account, not its key, or it has none.</exception>
    public Caller Demand(string accountId, string? authorization)
    {
        if (options.Value is not { AccountId: { Length: > 0 } account, ApiKey: { Length: > 0 } key, ApiSecret: { Length: > 0 } secret })
        {
            throw Unauthorized("The provisioning API has no key here; set Provisioning:AccountId, Provisioning:ApiKey and Provisioning:ApiSecret");
        }

        if (!AuthenticationHeaderValue.TryParse(authorization, out var header) || !header.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase))
        {
            throw Unauthorized("Authorization required");
        }

        if (BasicCredentials.Parse(header.Parameter ?? "") is not { } sent)
        {
            throw Unauthorized("Invalid Authorization header");
        }

        // All three are compared, whichever is wrong: the time it takes tells nothing.
        var isSame = IsSame(account, accountId) & IsSame(key, sent.User) & IsSame(secret, sent.Password);
        return isSame ? Caller.Owner(key) : throw Unauthorized("Invalid provisioning credentials");
    }

    private static bool IsSame(string text, string other)
        => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(text)), SHA256.HashData(Encoding.UTF8.GetBytes(other)));

    private static DamException Unauthorized(string message) => new(ErrorKind.Unauthorized, message);
}
