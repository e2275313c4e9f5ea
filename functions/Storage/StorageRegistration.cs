using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Embedded;

namespace ServerlessDam.Functions.Storage;

/// <summary>The storage this app runs on.</summary>
internal static class StorageRegistration
{
    public static IServiceCollection AddConfiguredStorage(this IServiceCollection services) => services
        .AddEmbeddedStorage()
        .AddSingleton(new StorageOwnership(IsSole: true));
}
