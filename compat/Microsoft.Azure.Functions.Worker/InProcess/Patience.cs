using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Waits longer each time the trigger's storage fails in a row: 1 s, 2 s, 4 s and so on up to 30 s.</summary>
internal sealed class Patience(Function function, ListenerServices services)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(30);

    private int _failures;

    public void Reset() => _failures = 0;

    public Task WaitAsync(Exception failure, CancellationToken cancellationToken)
    {
        var delay = Doubling.Delay(TimeSpan.FromSeconds(1), Longest, _failures++);
        Log.StorageFailed(services.Logger, function.Name, delay, failure);
        return Task.Delay(delay, services.Time, cancellationToken);
    }

    /// <summary>Does it until it succeeds or the token ends: for what must not get lost, such as an acknowledgement.</summary>
    public static async Task InsistAsync(
        Function function, ListenerServices services, Func<Task> action, CancellationToken cancellationToken)
    {
        for (var patience = new Patience(function, services); ;)
        {
            try
            {
                await action();
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                await patience.WaitAsync(e, cancellationToken);
            }
        }
    }
}
