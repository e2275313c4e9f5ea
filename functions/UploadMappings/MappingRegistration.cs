using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.UploadMappings;

internal static class MappingRegistration
{
    public static IServiceCollection AddMappingApi(this IServiceCollection services) => services
        .AddSingleton<MappingEndpoint>()
        .AddRoutes(MappingRoutes.All);
}
