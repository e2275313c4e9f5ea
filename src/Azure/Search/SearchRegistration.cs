using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Azure.Search;

internal static class SearchRegistration
{
    /// <summary>The search index of section "AzureSearch" (<see cref="AzureSearchOptions"/>); without an endpoint, one that is not there.</summary>
    public static IServiceCollection AddAzureSearch(this IServiceCollection services)
    {
        services.AddOptions<AzureSearchOptions>().BindConfiguration(AzureSearchOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<AzureSearchOptions>, ValidateAzureSearchOptions>()
            .AddSingleton<IValidateOptions<AzureSearchOptions>, ValidateAzureSearchEndpoint>()
            .AddSingleton(provider => new IndexConnection(provider.GetRequiredService<IOptions<AzureSearchOptions>>().Value))
            .AddSingleton<ISearchIndex>(provider => provider.GetRequiredService<IOptions<AzureSearchOptions>>().Value.Endpoint is not null
                ? new AiSearchIndex(provider.GetRequiredService<IndexConnection>(), provider.GetRequiredService<TimeProvider>())
                : new AbsentSearchIndex());
    }
}
