using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Analysis;

internal static class AnalysisApiRegistration
{
    public static IServiceCollection AddAnalysisApi(this IServiceCollection services) => services
        .AddSingleton<AnalysisEndpoint>()
        .AddSingleton<AnalyzeEndpoint>()
        .AddRoutes(AnalyzeRoutes.All)
        .AddRoutes(AnalysisRoutes.All);
}
