using Microsoft.Extensions.DependencyInjection;

namespace ServerlessDam.Assets.Moving;

/// <summary>Composes the moving of libraries between storages.</summary>
public static class MovingRegistration
{
    public static IServiceCollection AddMoving(this IServiceCollection services) => services
        .AddSingleton<CopyLibrary>()
        .AddHostedService<UnfinishedCopyGuard>();
}
