using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary.Search;

internal static class LibrarySearchRegistration
{
    public static IServiceCollection AddLibrarySearch(this IServiceCollection services) => services
        .AddSingleton<LibrarySearchEndpoint>()
        .AddSingleton<SavedSearchEndpoint>()
        .AddRoutes(LibrarySearchRoutes.All);
}
