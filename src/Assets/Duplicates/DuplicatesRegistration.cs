using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Moderation;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

public static class DuplicatesRegistration
{
    /// <summary>What the catalog's changes need: fingerprints in memory, and duplicates looked for.</summary>
    internal static IServiceCollection AddDuplicateFeed(this IServiceCollection services) => services
        .AddFingerprints()
        .AddSingleton<DuplicatePairs>()
        .AddSingleton<FindDuplicates>()
        .AddSingleton<DuplicateFeed>()
        .AddHostedService(provider => provider.GetRequiredService<DuplicateFeed>());

    public static IServiceCollection AddDuplicates(this IServiceCollection services) => services
        .AddSingleton<GroupPages>()
        .AddSingleton<ListDuplicates>()
        .AddSingleton<MergeAssets>()
        .AddSingleton<PreviewMerger>()
        .AddSingleton<DecideDuplicates>()
        .AddSingleton<IModerationEngine, DuplicateModeration>();
}
