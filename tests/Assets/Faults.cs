namespace ServerlessDam.Assets.Tests;

/// <summary>
/// Lets a process die at a call to its storage, the first being number 1: that call and all after it throw, until somebody
/// restarts. The call itself happens before the end, or not.
/// </summary>
internal sealed class Faults
{
    private int _calls;
    private int _deadFrom = int.MaxValue;
    private bool _callHappens;

    /// <summary>What happens between a call, by its number, and whatever its caller does next.</summary>
    public Func<int, Task> AfterCall { get; set; } = _ => Task.CompletedTask;

    public void DieAt(int call, bool callHappens) => (_calls, _deadFrom, _callHappens) = (0, call, callHappens);

    public void Restart() => DieAt(int.MaxValue, callHappens: false);

    public async Task<T> ThroughAsync<T>(Func<Task<T>> call)
    {
        var number = Interlocked.Increment(ref _calls);
        if (number > _deadFrom || (number == _deadFrom && !_callHappens))
        {
            throw new StorageDied();
        }

        var answer = await call();
        await AfterCall(number);
        return number == _deadFrom ? throw new StorageDied() : answer;
    }
}

/// <summary>Nothing of the product expects this one.</summary>
internal sealed class StorageDied() : Exception("The process died here.");
