using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Embedded.Search;

/// <summary>Lets so many searches run at a time as there are cores for them, and ends those that take too long: nobody keeps the machine from others.</summary>
/// <param name="longest">Of one search, the wait for its turn included.</param>
internal sealed class SearchTurns(int atOnce, TimeSpan longest, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(atOnce);

    /// <exception cref="DamException">InvalidParameter: the search takes too long; RateLimited: others left it no turn.</exception>
    public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> search, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var (hasTurn, isRunning) = (false, false);
        try
        {
            await _free.WaitAsync(both.Token);
            hasTurn = true;

            // A turn may come in the moment in which the time is over.
            both.Token.ThrowIfCancellationRequested();
            isRunning = true;
            return await search(both.Token);
        }
        catch (OperationCanceledException e) when (limit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw isRunning
                ? new DamException(
                    ErrorKind.InvalidParameter,
                    $"The search took longer than {longest.TotalSeconds} seconds; make it narrower, with fewer words, stars and alternatives, or order and count by other fields",
                    e)
                : new DamException(ErrorKind.RateLimited, $"Other searches kept this one waiting for {longest.TotalSeconds} seconds; try again in a moment", e);
        }
        finally
        {
            if (hasTurn)
            {
                _free.Release();
            }
        }
    }

    public void Dispose() => _free.Dispose();
}
