using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Library;

internal static class AssetCardsRegistration
{
    public static IServiceCollection AddAssetCards(this IServiceCollection services) => services
        .AddSingleton<AssetsEndpoint>()
        .AddSingleton<ChangesEndpoint>()
        .AddRoutes(LibraryAssetRoutes.All);
}
