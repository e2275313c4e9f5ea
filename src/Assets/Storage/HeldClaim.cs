using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// A claim for work of any length: renewed for as long as this process lives and works, so that it may be short, and who waits
/// for a holder that died waits no longer than <see cref="Lifetime"/>.
/// </summary>
public sealed class HeldClaim : IAsyncDisposable
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(20);

    /// <summary>How long to wait for somebody else at first.</summary>
    public static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);

    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(500);

    private readonly IClaim _claim;
    private readonly PeriodicTimer _timer;
    private readonly Task _renewing;

    private HeldClaim(IClaim claim, TimeProvider time)
    {
        _claim = claim;
        _timer = new PeriodicTimer(Lifetime / 4, time);
        _renewing = RenewAsync();
    }

    /// <summary>Null when somebody else holds it.</summary>
    public static async Task<HeldClaim?> TryTakeAsync(IClaims claims, string key, TimeProvider time, CancellationToken cancellationToken)
        => await claims.TryTakeAsync(key, Lifetime, cancellationToken) is { } claim ? new HeldClaim(claim, time) : null;

    /// <summary>Waits until it is free.</summary>
    public static async Task<HeldClaim> TakeAsync(IClaims claims, string key, TimeProvider time, CancellationToken cancellationToken)
    {
        for (var pause = FirstPause; ; pause = NextPause(pause))
        {
            if (await TryTakeAsync(claims, key, time, cancellationToken) is { } claim)
            {
                return claim;
            }

            await Task.Delay(pause, time, cancellationToken);
        }
    }

    /// <summary>How long to wait for somebody else after a wait that was in vain.</summary>
    public static TimeSpan NextPause(TimeSpan last) => last * 2 < LongestPause ? last * 2 : LongestPause;

    public async ValueTask DisposeAsync()
    {
        _timer.Dispose();
        await _renewing;
        await _claim.DisposeAsync();
    }

    private async Task RenewAsync()
    {
        var held = true;
        while (held && await _timer.WaitForNextTickAsync(CancellationToken.None))
        {
            try
            {
                held = await _claim.RenewAsync(Lifetime, CancellationToken.None);
            }
            catch (DamException)
            {
                // The storage did not answer; there are more tries before the claim ends.
            }
        }
    }
}
