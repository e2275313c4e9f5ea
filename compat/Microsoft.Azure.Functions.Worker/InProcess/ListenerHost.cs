using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// Starts the listeners once the whole app has started. On shutdown they take nothing new from the first moment on, and what runs
/// may end as long as the host's <see cref="HostOptions.ShutdownTimeout"/> lasts; then it is cancelled.
/// </summary>
internal sealed class ListenerHost(
    IServiceProvider services, IReadOnlyList<Function> functions, IHostApplicationLifetime lifetime)
    : IHostedLifecycleService, IDisposable
{
    // What a cancelled function has to give up its work in, after the host's own patience is over.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(5);

    private readonly CancellationTokenSource _accepting = new();
    private readonly CancellationTokenSource _running = new();
    private readonly ListenerServices _services = new(services);
    private IReadOnlyList<IListener> _listeners = [];
    private Task _listening = Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        _listeners = [.. functions.Select(function => function.Trigger.Listen(function, _services)).OfType<IListener>()];
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _listening = Task.WhenAll(_listeners.Select(ListenAsync));
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => _accepting.CancelAsync();

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _listening.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await _running.CancelAsync();
            await Task.WhenAny(_listening, Task.Delay(LastWords, CancellationToken.None));
        }
    }

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        _accepting.Dispose();
        _running.Dispose();
    }

    private async Task ListenAsync(IListener listener)
    {
        try
        {
            await Task.Run(() => listener.ListenAsync(_accepting.Token, _running.Token), CancellationToken.None);
        }
        catch (OperationCanceledException) when (_accepting.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // Whatever it is, an app that no longer listens must not go on looking healthy.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.ListenerDied(_services.Logger, e);
            lifetime.StopApplication();
        }
    }
}
