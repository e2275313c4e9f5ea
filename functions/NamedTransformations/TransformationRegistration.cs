using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.NamedTransformations;

internal static class TransformationRegistration
{
    public static IServiceCollection AddTransformationApi(this IServiceCollection services) => services
        .AddSingleton<TransformationEndpoint>()
        .AddRoutes(TransformationRoutes.All);
}
