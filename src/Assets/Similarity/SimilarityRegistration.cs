using Microsoft.Extensions.DependencyInjection;

namespace ServerlessDam.Assets.Similarity;

public static class SimilarityRegistration
{
    /// <summary>What the catalog's changes are told to: fingerprints in memory.</summary>
    internal static IServiceCollection AddFingerprints(this IServiceCollection services) => services
        .AddSingleton<FingerprintLoader>()
        .AddSingleton<FingerprintIndex>()
        .AddSingleton<FingerprintNotes>()
        .AddSingleton<FingerprintBackfill>();

    /// <param name="services">May hold an <see cref="ITextEmbedding"/> too.</param>
    public static IServiceCollection AddVisualSearch(this IServiceCollection services) => services
        .AddSingleton<FingerprintOf>()
        .AddSingleton<VisualSearch>();
}
