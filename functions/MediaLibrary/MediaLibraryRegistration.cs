using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Functions.Accounts;
using ServerlessDam.Functions.MediaLibrary.Duplicates;
using ServerlessDam.Functions.MediaLibrary.Files;
using ServerlessDam.Functions.MediaLibrary.Library;
using ServerlessDam.Functions.MediaLibrary.Moderation;
using ServerlessDam.Functions.MediaLibrary.Routing;
using ServerlessDam.Functions.MediaLibrary.Search;
using ServerlessDam.Functions.MediaLibrary.Transform;
using ServerlessDam.Functions.MediaLibrary.Upload;
using ServerlessDam.Functions.OpenApi;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>Composes the Media Library's server side.</summary>
internal static class MediaLibraryRegistration
{
    public static IServiceCollection AddMediaLibrary(this IServiceCollection services)
    {
        services.AddOptions<MediaLibraryOptions>().BindConfiguration(MediaLibraryOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<MediaLibraryOptions>, ValidateMediaLibraryOptions>()
            .AddSingleton<LibraryDispatcher>()
            .AddSingleton<DispatchLibraryCall>(provider => provider.GetRequiredService<LibraryDispatcher>().DispatchAsync)
            .AddSingleton<DescribeApi>(provider => () => new JsonAnswer(provider.GetRequiredService<OpenApiDocument>().Root))
            .AddSingleton<FindLibraryPage>(provider => provider.GetRequiredService<LibraryFiles>().Find)
            .AddSingleton<Visitors>()
            .AddSingleton<RequestGuard>()
            .AddSingleton<LibraryFiles>()
            .AddSingleton<OpenApiDocument>()
            .AddRouteTable<LibraryRoute>()
            .AddAccountApi()
            .AddAssetCards()
            .AddLibrarySearch()
            .AddLibraryModeration()
            .AddLibraryDuplicates()
            .AddLibraryUpload()
            .AddVocabulary();
    }
}
