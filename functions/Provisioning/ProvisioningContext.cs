using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Provisioning;

/// <summary>One call to the provisioning API by the account's owner.</summary>
public sealed class ProvisioningContext
{
    public required Caller Caller { get; init; }

    public required WireRequest Request { get; init; }

    /// <summary>Decoded values of the pattern's parameters.</summary>
    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    public required HttpContext Http { get; init; }

    /// <summary>A value of the route's pattern; the pattern must have that name.</summary>
    public string Value(string name) => RouteValues[name];
}
