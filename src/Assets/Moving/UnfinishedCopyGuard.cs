using Microsoft.Extensions.Hosting;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Keeps the app from starting on half a library: assets would seem lost, and what it changed would be changed back.</summary>
public sealed class UnfinishedCopyGuard(ITableStore tables) : IHostedLifecycleService
{
    /// <exception cref="DamException">AlreadyExists: the storage holds an unfinished copy.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await FindAsync(cancellationToken) is { Finished: null } marker)
        {
            throw new DamException(
                ErrorKind.AlreadyExists, $"This storage holds an unfinished copy of {marker.From}: run the copy again until it is finished, or begin with an empty storage");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Null, too, when the storage cannot be asked: an app whose storage is away starts all the same, and says so.</summary>
    private async Task<CopyMarker?> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await new CopyMarkers(tables).FindAsync(cancellationToken);
        }
        catch (DamException e) when (e.Kind == ErrorKind.TryLater)
        {
            return null;
        }
    }
}
