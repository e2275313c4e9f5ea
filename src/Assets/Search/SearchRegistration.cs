using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Search.Feed;

namespace ServerlessDam.Assets.Search;

public static class SearchRegistration
{
    /// <param name="services">Must hold an <see cref="ISearchIndex"/> too: the storage's.</param>
    internal static IServiceCollection AddSearchFeed(this IServiceCollection services) => services
        .AddSingleton<ReadDocuments>()
        .AddSingleton<DebtPayment>()
        .AddSingleton<SearchFeed>();
}
