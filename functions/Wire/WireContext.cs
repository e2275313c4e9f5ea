using Microsoft.AspNetCore.Http;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Functions.Wire.Binding;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Wire;

/// <summary>One call to the API, known and allowed as far as its route says.</summary>
public sealed class WireContext
{
    public required ProductEnvironment Environment { get; init; }

    public required Caller Caller { get; init; }

    public required WireRequest Request { get; init; }

    public required Route Route { get; init; }

    /// <summary>Decoded values of the pattern's parameters.</summary>
    public required IReadOnlyDictionary<string, string> RouteValues { get; init; }

    /// <summary>32 hex digits; also in the answer's <c>X-Request-Id</c>.</summary>
    public required string RequestId { get; init; }

    /// <summary>Where deliveries are reached from outside, for <c>url</c> and <c>secure_url</c>.</summary>
    public required DeliveryBases Bases { get; init; }

    /// <summary>For what only HTTP has: method, headers, the answer's body as a stream.</summary>
    public required HttpContext Http { get; init; }

    public IServiceProvider Services => Http.RequestServices;

    /// <summary>A value of the route's pattern; the pattern must have that name.</summary>
    public string Value(string name) => RouteValues[name];
}
