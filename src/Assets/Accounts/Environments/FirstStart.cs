using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Accounts.Environments;

/// <summary>
/// What an installation does when it first starts: its configured environment gets a row and, as any other, its picture. The
/// start waits for it, so that whoever sees the app healthy sees the picture too, but not for a storage that is down. Deleted
/// environments that were not erased to the end go on being erased.
/// </summary>
internal sealed class FirstStart(EnvironmentStore store, Samples samples, Batches batches, IProductEnvironments environments, ILogger<FirstStart> logger) : IHostedService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private Task _work = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _work = Task.Run(WorkAsync, CancellationToken.None);
        await Task.WhenAny(_work, Task.Delay(Patience, cancellationToken));
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _work;
    }

    public void Dispose() => _stop.Dispose();

    private async Task WorkAsync()
    {
        try
        {
            await store.EnsureConfiguredAsync(_stop.Token);
            foreach (var stored in await store.ListAsync(_stop.Token))
            {
                if (await environments.FindAsync(stored.CloudName, _stop.Token) is { } environment)
                {
                    await samples.TryAddAsync(environment, _stop.Token);
                }
            }

            foreach (var cloud in await store.UnerasedAsync(_stop.Token))
            {
                await batches.StartAsync(cloud, EraseEnvironment.WorkKind, "{}", null, _stop.Token);
            }
        }
        catch (DamException e)
        {
            Log.FirstStartFailed(logger, e.Message);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The next start does it.
        }
    }
}

internal static partial class Log
{
    [LoggerMessage(1214, LogLevel.Warning, "Product environments were not looked after at the start: {Reason}")]
    public static partial void FirstStartFailed(ILogger logger, string reason);
}
