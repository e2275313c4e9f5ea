namespace ServerlessDam.Assets.Storage;

/// <summary>
/// When to begin what nobody waits for: together with all else that comes within a moment, so that a storage commits once for many,
/// or at once when somebody does wait.
/// </summary>
internal sealed class Gathering
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private TaskCompletionSource? _start;

    /// <summary>Ends for all who came since the last start together.</summary>
    public Task StartAsync()
    {
        lock (_lock)
        {
            if (_start is null)
            {
                var start = _start = new(TaskCreationOptions.RunContinuationsAsynchronously);
                _ = Task.Delay(Moment).ContinueWith(_ => Start(start), TaskScheduler.Default);
            }

            return _start.Task;
        }
    }

    /// <summary>Who has come so far starts now.</summary>
    public void Hurry() => Start(_start);

    private void Start(TaskCompletionSource? start)
    {
        lock (_lock)
        {
            _start = _start == start ? null : _start;
        }

        start?.TrySetResult();
    }
}
