using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Scripts;
using ServerlessDam.Media.Operations.Effects;
using ServerlessDam.Media.Programs;
using ServerlessDam.Media.Workers;

namespace ServerlessDam.Media;

/// <summary>Registers <see cref="IMediaProcessor"/>, the pool of media workers, started and stopped with the app, and the effects that they carry out.</summary>
public static class MediaServices
{
    public static IServiceCollection AddMedia(this IServiceCollection services)
    {
        services.AddOptions<MediaOptions>().BindConfiguration(MediaOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<MediaOptions>, ValidateMediaOptions>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<MediaWorkerPool>();
        services.AddSingleton<IMediaProcessor>(provider => provider.GetRequiredService<MediaWorkerPool>());
        services.AddHostedService(provider => provider.GetRequiredService<MediaWorkerPool>());
        services.AddSingleton(ServedEffects.Catalog);
        services.AddSingleton<IScriptRunner, DuktapeScripts>();
        return services;
    }
}
