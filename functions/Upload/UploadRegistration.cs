using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Upload.Remote;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Upload;

internal static class UploadRegistration
{
    public static IServiceCollection AddUploadApi(this IServiceCollection services) => services
        .AddRemoteFetch()
        .AddSingleton<UploadSources>()
        .AddSingleton<CompletedUpload>()
        .AddSingleton<UploadEndpoint>()
        .AddSingleton<ExplicitEndpoint>()
        .AddSingleton<DeleteByTokenEndpoint>()
        .AddRoutes(UploadRoutes.All);
}
