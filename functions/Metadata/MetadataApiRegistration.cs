using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Metadata;

internal static class MetadataApiRegistration
{
    public static IServiceCollection AddMetadataApi(this IServiceCollection services) => services
        .AddSingleton<FieldEndpoint>()
        .AddSingleton<DatasourceEndpoint>()
        .AddSingleton<RuleEndpoint>()
        .AddSingleton<ValuesEndpoint>()
        .AddRoutes(MetadataRoutes.All);
}
