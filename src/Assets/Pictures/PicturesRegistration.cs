using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Pictures;

public static class PicturesRegistration
{
    public static IServiceCollection AddPictures(this IServiceCollection services) => services
        .AddSingleton<PicturesByAddress>()
        .AddSingleton(provider => new JoinPictures(
            provider.GetRequiredService<JoinedMembers>(),
            provider.GetRequiredService<JoinedWhole>(),
            provider.GetRequiredService<PicturesByAddress>()))
        .AddSingleton<ExplodeAsset>()
        .AddSingleton<IBatchWork, ExplodeWork>();
}
