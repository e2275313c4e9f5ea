using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Azure;
using ServerlessDam.Embedded;

namespace ServerlessDam.Functions.Storage;

/// <summary>The storage this app runs on, by <see cref="StorageOptions"/>.</summary>
internal static class StorageRegistration
{
    public static IServiceCollection AddConfiguredStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = (configuration.GetSection(StorageOptions.Section).Get<StorageOptions>() ?? new()).Provider;
        return provider switch
        {
            StorageProvider.Azure => services.AddAzureStorage().AddSingleton(new StorageOwnership(IsSole: false)),
            _ => services.AddEmbeddedStorage().AddSingleton(new StorageOwnership(IsSole: true)),
        };
    }
}
