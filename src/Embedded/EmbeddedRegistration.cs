using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded;

public static class EmbeddedRegistration
{
    /// <summary>Stores everything on this machine, set by the section "Embedded" (<see cref="EmbeddedOptions"/>).</summary>
    public static IServiceCollection AddEmbeddedStorage(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IdGenerator>();
        services.AddOptions<EmbeddedOptions>().BindConfiguration(EmbeddedOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<EmbeddedOptions>, ValidateEmbeddedOptions>();
        services.AddSingleton(provider => EmbeddedStore.Open(
            provider.GetRequiredService<IOptions<EmbeddedOptions>>().Value,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<IdGenerator>(),
            provider.GetRequiredService<ILogger<EmbeddedStore>>()));
        services.AddHostedService<EmbeddedLifetime>();

        return services
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().Tables)
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().Blobs)
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().Queue)
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().Claims)
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().Arrivals)
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().Receipts)
            .AddSingleton(provider => provider.GetRequiredService<EmbeddedStore>().TriggerQueue)
            .AddSingleton<ISearchIndex>(provider => provider.GetRequiredService<EmbeddedStore>().Search);
    }
}

/// <summary>Opens the store before anything starts, so that a folder in use ends the start, and closes it after everything has stopped.</summary>
internal sealed class EmbeddedLifetime(IServiceProvider services) : IHostedLifecycleService
{
    private EmbeddedStore? _store;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _store = services.GetRequiredService<EmbeddedStore>();
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        if (_store is not null)
        {
            await _store.DisposeAsync();
        }
    }
}
