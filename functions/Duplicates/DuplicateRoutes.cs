using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Duplicates;

/// <summary>Duplicates: an API of our own.</summary>
internal static class DuplicateRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<DuplicatesEndpoint>("duplicates", Access.Admin, "Lists groups of duplicates of a class.", (endpoint, context, token) => endpoint.Groups(context, token)),
        Route.Get<DuplicatesEndpoint>("duplicates/{asset_id}", Access.Admin, "Lists the duplicates of an asset, nearest first.", (endpoint, context, token) => endpoint.OfAsset(context, token)),
        Route.Post<DuplicatesEndpoint>("duplicates", Access.Admin, "Keeps what somebody decided of two assets, or merges them.", (endpoint, context, token) => endpoint.Decide(context, token)),
    ];

    public static IServiceCollection AddDuplicateApi(this IServiceCollection services) => services.AddSingleton<DuplicatesEndpoint>().AddRoutes(All);
}
