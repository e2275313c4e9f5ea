using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Library;

internal static class LibraryRegistration
{
    public static IServiceCollection AddLibraryApi(this IServiceCollection services) => services
        .AddSingleton<ListingEndpoint>()
        .AddSingleton<AskedResults>()
        .AddSingleton<DetailsEndpoint>()
        .AddSingleton<ChangeEndpoint>()
        .AddSingleton<DeleteEndpoint>()
        .AddSingleton<RenameEndpoint>()
        .AddSingleton<PublishEndpoint>()
        .AddSingleton<AccessModeEndpoint>()
        .AddSingleton<RelationsEndpoint>()
        .AddSingleton<UpdateEndpoint>()
        .AddRoutes(LibraryRoutes.All);
}
