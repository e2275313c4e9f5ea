using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Usage;

internal static class UsageApiRegistration
{
    public static IServiceCollection AddUsageApi(this IServiceCollection services) => services
        .AddSingleton<UsageEndpoint>()
        .AddRoutes(UsageRoutes.All);
}
