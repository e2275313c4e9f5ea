using Microsoft.Extensions.Hosting;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Keeps the app from starting on half a library: assets would seem lost, and what it changed would be changed back.</summary>
public sealed class UnfinishedCopyGuard(ITableStore tables) : IHostedLifecycleService
{
    /// <exception cref="DamException">NotAvailable.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        if (await new CopyMarkers(tables).FindAsync(cancellationToken) is { Finished: null } marker)
        {
            throw new DamException(
                ErrorKind.NotAvailable, $"This storage holds an unfinished copy of {marker.From}: run the copy again until it is finished, or begin with an empty storage");
        }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
