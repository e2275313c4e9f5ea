using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Presets;

internal static class PresetRegistration
{
    public static IServiceCollection AddPresetApi(this IServiceCollection services) => services
        .AddSingleton<PresetEndpoint>()
        .AddRoutes(PresetRoutes.All);
}
