using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Downloads;

public static class DownloadsRegistration
{
    public static IServiceCollection AddDownloads(this IServiceCollection services) => services
        .AddSingleton(provider => new DownloadAsset(
            provider.GetRequiredService<Catalog>(),
            provider.GetRequiredService<Deriver>(),
            provider.GetRequiredService<Derivations>(),
            provider.GetRequiredService<UnderstandTransformation>()));
}
