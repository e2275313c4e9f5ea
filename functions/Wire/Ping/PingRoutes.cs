using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Wire.Ping;

/// <summary>Whether the API is there and the credentials are good.</summary>
internal static class PingRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        new([HttpMethods.Get], "ping", Access.Admin, "Answers ok.", (_, _) => WireResult.Of(new { Status = "ok" })),
    ];
}
