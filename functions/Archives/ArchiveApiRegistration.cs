using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Archives;
using ServerlessDam.Assets.Downloads;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Archives;

internal static class ArchiveApiRegistration
{
    public static IServiceCollection AddArchiveApi(this IServiceCollection services) => services
        .AddArchives()
        .AddDownloads()
        .AddSingleton<ArchiveEndpoint>()
        .AddSingleton<DownloadEndpoint>()
        .AddRoutes(ArchiveRoutes.All);
}
