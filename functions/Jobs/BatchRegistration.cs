using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Jobs;

internal static class BatchRegistration
{
    public static IServiceCollection AddBatchApi(this IServiceCollection services) => services
        .AddSingleton<BatchEndpoint>()
        .AddRoutes(BatchRoutes.All);
}
