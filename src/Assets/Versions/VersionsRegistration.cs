using Microsoft.Extensions.DependencyInjection;

namespace ServerlessDam.Assets.Versions;

public static class VersionsRegistration
{
    public static IServiceCollection AddVersions(this IServiceCollection services) => services
        .AddSingleton<KeptVersions>()
        .AddSingleton<GoneAssets>()
        .AddSingleton<DeleteVersions>()
        .AddSingleton<RestoreVersion>()
        .AddSingleton<OpenVersion>();
}
