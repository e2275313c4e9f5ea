using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Versions;

internal static class VersionsApiRegistration
{
    public static IServiceCollection AddVersionsApi(this IServiceCollection services) => services
        .AddSingleton<VersionsEndpoint>()
        .AddRoutes(VersionRoutes.All);
}
