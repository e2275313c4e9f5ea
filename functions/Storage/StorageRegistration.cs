using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Azure;
using ServerlessDam.Embedded;

namespace ServerlessDam.Functions.Storage;

/// <summary>The storage this app runs on.</summary>
internal static class StorageRegistration
{
    /// <exception cref="OptionsValidationException">The setting names no storage.</exception>
    public static IServiceCollection AddConfiguredStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var provider = configuration[$"{StorageOptions.Section}:{nameof(StorageOptions.Provider)}"] ?? nameof(StorageProvider.Embedded);
        return Enum.TryParse<StorageProvider>(provider, ignoreCase: true, out var known) && Enum.IsDefined(known)
            ? known switch
            {
                // Other instances of the app, and the Functions host, use the same account.
                StorageProvider.Azure => services.AddAzureStorage().AddSingleton(new StorageOwnership(IsSole: false)),
                _ => services.AddEmbeddedStorage().AddSingleton(new StorageOwnership(IsSole: true)),
            }
            : throw new OptionsValidationException(
                StorageOptions.Section, typeof(StorageOptions), [$"{StorageOptions.Section}__{nameof(StorageOptions.Provider)}: '{provider}' is none of {string.Join(", ", Enum.GetNames<StorageProvider>())}."]);
    }
}
