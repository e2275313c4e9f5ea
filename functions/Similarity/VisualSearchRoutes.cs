using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Similarity;

internal static class VisualSearchRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.For<VisualSearchEndpoint>(
            [HttpMethods.Post, HttpMethods.Get], "resources/visual_search", Access.Admin, "Finds pictures that look like another one, or like what words say.", (endpoint, context, token) => endpoint.Search(context, token)),
    ];

    public static IServiceCollection AddVisualSearchApi(this IServiceCollection services) => services.AddSingleton<VisualSearchEndpoint>().AddRoutes(All);
}
