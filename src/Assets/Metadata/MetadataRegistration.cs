using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Metadata;

public static class MetadataRegistration
{
    /// <summary>Structured metadata: fields, rules, and the values that assets get.</summary>
    public static IServiceCollection AddMetadata(this IServiceCollection services) => services
        .AddSingleton<MetadataStore>()
        .AddSingleton<MetadataFields>()
        .AddSingleton<MetadataDatasources>()
        .AddSingleton<MetadataRules>()
        .AddSingleton<MetadataValues>()
        .AddSingleton<IBatchWork, CleanMetadata>();
}
