using System.Collections.Concurrent;

namespace ServerlessDam.Media.Workers;

/// <summary>
/// The one thread that starts workers, alive as long as the pool. Linux sends a child its parent-death signal when the
/// thread that forked it ends, so a thread of the pool that .NET retires would take a healthy worker with it.
/// </summary>
internal sealed class StarterThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public StarterThread()
        => new Thread(Run) { IsBackground = true, Name = "media worker starter" }.Start();

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            // Whatever starting a process throws belongs to who asked for it.
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    public void Dispose() => _work.CompleteAdding();

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
        _work.Dispose();
    }
}
