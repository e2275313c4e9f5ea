using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Upload.Remote;

/// <summary>Composes uploads by URL.</summary>
public static class RemoteFetchRegistration
{
    public static IServiceCollection AddRemoteFetch(this IServiceCollection services)
    {
        services.AddOptions<RemoteFetchOptions>().BindConfiguration(RemoteFetchOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<RemoteFetchOptions>, ValidateRemoteFetchOptions>();
        services.AddSingleton(provider => new RemoteFetcher(
            provider.GetRequiredService<IOptions<RemoteFetchOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            Dns.GetHostAddressesAsync));
        return services;
    }
}
