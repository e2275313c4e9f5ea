using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Usage;

/// <summary>Facts about the product environment.</summary>
internal static class UsageRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<UsageEndpoint>("config", Access.Admin, "Name and settings of the product environment.", (endpoint, context, token) => endpoint.Config(context, token)),
        Route.Get<UsageEndpoint>("usage", Access.Admin, "How much is stored now.", (endpoint, context, token) => endpoint.Usage(context, token)),
        Route.Get<UsageEndpoint>("usage/{date}", Access.Admin, "How much was stored at the end of a day.", (endpoint, context, token) => endpoint.Usage(context, token)),
    ];
}
