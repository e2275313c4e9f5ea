using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Folders;

internal static class FolderRegistration
{
    public static IServiceCollection AddFolderApi(this IServiceCollection services) => services
        .AddSingleton<FolderEndpoint>()
        .AddSingleton<FolderSearchEndpoint>()
        .AddRoutes(FolderRoutes.All);
}
