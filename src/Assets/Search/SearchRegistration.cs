using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Search.Asking;
using ServerlessDam.Assets.Search.Feed;
using ServerlessDam.Assets.Search.Reconcile;
using ServerlessDam.Assets.Search.Saved;
using ServerlessDam.Assets.Search.Synonyms;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Search;

public static class SearchRegistration
{
    /// <param name="services">Must hold an <see cref="ISearchIndex"/> too: the storage's.</param>
    internal static IServiceCollection AddSearchFeed(this IServiceCollection services) => services
        .AddSingleton<ReadDocuments>()
        .AddSingleton<DebtPayment>()
        .AddSingleton<IndexStates>()
        .AddSingleton<SearchFeed>();

    public static IServiceCollection AddSearch(this IServiceCollection services)
    {
        services.AddOptions<ThesaurusOptions>().BindConfiguration("Thesaurus").ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<ThesaurusOptions>, ValidateThesaurusOptions>()
            .AddSingleton<ISynonyms, Thesaurus>()
            .AddAsking();
    }

    private static IServiceCollection AddAsking(this IServiceCollection services) => services
        .AddSingleton<SearchAssets>()
        .AddVisualSearch()
        .AddSingleton<CompareIndex>()
        .AddSingleton<WholeIndex>()
        .AddSingleton<Reindex>()
        .AddSingleton<IBatchWork, ReindexWork>()
        .AddSingleton<Reconciler>()
        .AddSingleton<SearchHealth>()
        .AddSingleton<SavedSearches>()
        .AddHostedService<RebuildLostIndex>();
}
