using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Moderation;

public static class ModerationRegistration
{
    /// <summary>With the engines that need no more than this room has; others register themselves as <see cref="IModerationEngine"/>.</summary>
    internal static IServiceCollection AddModeration(this IServiceCollection services)
    {
        // Whom decisions are told of; who lets people in registers it too.
        services.TryAddSingleton<Users>();
        return services
            .AddSingleton<IModerationEngine, SafetyModeration>()
            .AddSingleton<IModerationEngine, RuleModeration>()
            .AddSingleton<ModerationEngines>()
            .AddSingleton<AdvanceModeration>()
            .AddSingleton<SettleModeration>()
            .AddSingleton<ModerationDebts>()
            .AddSingleton<ModerateAsset>()
            .AddSingleton<DecideModeration>()
            .AddSingleton<DecideMany>()
            .AddSingleton<ListModerated>()
            .AddSingleton<IBatchWork, DecideWork>()
            .AddSingleton<IJobHandler>(provider => provider.GetRequiredService<ModerateAsset>());
    }
}
