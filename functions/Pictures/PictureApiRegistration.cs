using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Pictures;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Pictures;

internal static class PictureApiRegistration
{
    public static IServiceCollection AddPictureApi(this IServiceCollection services) => services
        .AddPictures()
        .AddSingleton<ExplodeEndpoint>()
        .AddSingleton<JoinEndpoint>()
        .AddSingleton<VideoEndpoint>()
        .AddRoutes(PictureRoutes.All);
}
