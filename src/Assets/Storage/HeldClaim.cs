using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// A claim for work of any length: renewed for as long as this process lives and works, so that it may be short, and who waits
/// for a holder that died waits no longer than <see cref="Lifetime"/>.
/// </summary>
public sealed class HeldClaim : IAsyncDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(40);

    /// <summary>How long a claim whose holder died is held at most, with what clocks may differ by.</summary>
    public static readonly TimeSpan Longest = Lifetime + TimeSpan.FromSeconds(5);

    /// <summary>How long to wait for somebody else at first.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    /// <summary>Also how long a renewal may take: a storage that hangs leaves time for two more before the claim ends.</summary>
    private static readonly TimeSpan Between = Lifetime / 4;

    private readonly IClaim _claim;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _done = new();
    private readonly Task _renewing;

    private HeldClaim(IClaim claim, TimeProvider time)
    {
        (_claim, _time) = (claim, time);
        _renewing = RenewAsync(_done.Token);
    }

    /// <summary>Null when somebody else holds it.</summary>
    public static async Task<HeldClaim?> TryTakeAsync(IClaims claims, string key, TimeProvider time, CancellationToken cancellationToken)
        => await claims.TryTakeAsync(key, Lifetime, cancellationToken) is { } claim ? new HeldClaim(claim, time) : null;

    /// <summary>Waits until it is free.</summary>
    public static async Task<HeldClaim> TakeAsync(IClaims claims, string key, TimeProvider time, CancellationToken cancellationToken)
        => (await TryTakeAsync(claims, key, TimeSpan.MaxValue, time, cancellationToken))!;

    /// <summary>Waits so long for it to be free; null when it is not by then.</summary>
    public static async Task<HeldClaim?> TryTakeAsync(IClaims claims, string key, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = NextPause(pause))
        {
            if (await TryTakeAsync(claims, key, time, cancellationToken) is { } claim)
            {
                return claim;
            }

            if (time.GetElapsedTime(started) >= patience)
            {
                return null;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>How long to wait for somebody else after a wait that was in vain.</summary>
    public static TimeSpan NextPause(TimeSpan last) => last * 2 < LongestPause ? last * 2 : LongestPause;

    public async ValueTask DisposeAsync()
    {
        await _done.CancelAsync();
        // A renewal that failed is no failure of the work, and the claim is let go all the same.
        await _renewing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _done.Dispose();
        await _claim.DisposeAsync();
    }

    private async Task RenewAsync(CancellationToken done)
    {
        for (var held = true; held;)
        {
            // Most work is done before the first renewal: that is no exception.
            await Task.Delay(Between, _time, done).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (done.IsCancellationRequested)
            {
                return;
            }

            try
            {
                using var patience = new CancellationTokenSource(Between, _time);
                using var either = CancellationTokenSource.CreateLinkedTokenSource(done, patience.Token);
                held = await _claim.RenewAsync(Lifetime, either.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or DamException)
            {
                // Done, or the storage did not answer: there is time for another try.
            }
        }
    }
}
