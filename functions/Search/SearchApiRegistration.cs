using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Search;

internal static class SearchApiRegistration
{
    public static IServiceCollection AddSearchApi(this IServiceCollection services) => services
        .AddSingleton<SearchAnswer>()
        .AddSingleton<SearchEndpoint>()
        .AddSingleton<ReindexEndpoint>()
        .AddSingleton<SearchUrlEndpoint>()
        .AddSingleton<AnswerSearchUrl>(provider => provider.GetRequiredService<SearchUrlEndpoint>().AnswerAsync)
        .AddRoutes(SearchRoutes.All);
}
