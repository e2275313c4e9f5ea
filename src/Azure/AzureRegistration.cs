using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Azure.Blobs;
using ServerlessDam.Azure.Claims;
using ServerlessDam.Azure.Queues;
using ServerlessDam.Azure.Search;
using ServerlessDam.Azure.Tables;
using ServerlessDam.Azure.Triggers;
using ServerlessDam.Triggers;

namespace ServerlessDam.Azure;

public static class AzureRegistration
{
    /// <summary>
    /// Stores everything in one Azure storage account, set by the section "AzureWebJobsStorage" (<see cref="AzureStorageOptions"/>).
    /// Nothing is asked of it before the first use: an app whose storage is away starts, and says so.
    /// </summary>
    public static IServiceCollection AddAzureStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        services.AddOptions<AzureStorageOptions>().ValidateOnStart();
        services.AddSingleton<IConfigureOptions<AzureStorageOptions>, BindAzureStorageOptions>();
        services.AddSingleton<IValidateOptions<AzureStorageOptions>, ValidateAzureStorageOptions>();
        services.AddSingleton(provider => new AzureClients(provider.GetRequiredService<IOptions<AzureStorageOptions>>().Value));
        services.AddSingleton(provider => provider.GetRequiredService<AzureClients>().Blobs);
        services.AddSingleton(provider => provider.GetRequiredService<AzureClients>().Queues);
        services.AddSingleton(provider => provider.GetRequiredService<AzureClients>().Tables);

        return services
            .AddAzureSearch()
            .AddSingleton<ArrivalHub>()
            .AddSingleton<AzureQueue>()
            .AddSingleton<ITableStore, AzureTables>()
            .AddSingleton<IBlobStore, AzureBlobs>()
            .AddSingleton<IMessageQueue>(provider => provider.GetRequiredService<AzureQueue>())
            .AddSingleton<ITriggerQueue>(provider => provider.GetRequiredService<AzureQueue>())
            .AddSingleton<IClaims, AzureClaims>()
            .AddSingleton<ITriggerReceipts, AzureReceipts>()
            .AddSingleton<IBlobArrivals>(provider => new PolledArrivals(
                provider.GetRequiredService<IBlobStore>(),
                provider.GetRequiredService<ArrivalHub>(),
                provider.GetRequiredService<AzureClients>().Blobs.Uri,
                provider.GetRequiredService<TimeProvider>()));
    }
}
