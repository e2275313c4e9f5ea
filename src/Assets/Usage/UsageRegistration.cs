using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Usage;

public static class UsageRegistration
{
    public static IServiceCollection AddUsage(this IServiceCollection services) => services
        .AddSingleton<UsageStore>()
        .AddSingleton<ReportUsage>()
        .AddSingleton<IBatchWork, CountUsageWork>();
}
