using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Moderation;

internal static class ModerationRegistration
{
    public static IServiceCollection AddLibraryModeration(this IServiceCollection services) => services
        .AddSingleton<ModeratedCards>()
        .AddSingleton<ModerationEndpoint>()
        .AddSingleton<PreviewEndpoint>()
        .AddRoutes(ModerationRoutes.All);
}
