using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Moderation;

public static class ModerationRegistration
{
    /// <summary>With the engines that need no more than this room has; others register themselves as <see cref="IModerationEngine"/>.</summary>
    internal static IServiceCollection AddModeration(this IServiceCollection services) => services
        .AddSingleton<IModerationEngine, SafetyModeration>()
        .AddSingleton<IModerationEngine, RuleModeration>()
        .AddSingleton<ModerationEngines>()
        .AddSingleton<AdvanceModeration>()
        .AddSingleton<ModerationDebts>()
        .AddSingleton<ModerateAsset>()
        .AddSingleton<IJobHandler>(provider => provider.GetRequiredService<ModerateAsset>());
}
