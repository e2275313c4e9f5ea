namespace ServerlessDam.Assets.Storage;

/// <summary>Who may do a piece of work that must be done once across all instances. A claim whose holder died ends by itself.</summary>
public interface IClaims
{
    /// <summary>The claim, to be disposed when the work is done or given up; null when somebody else holds it.</summary>
    Task<IClaim?> TryTakeAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken);
}

/// <summary>A claim that was taken. Disposal lets it go.</summary>
public interface IClaim : IAsyncDisposable
{
    /// <summary>Holds it for this long from now. False when it ended before, and may be somebody else's.</summary>
    Task<bool> RenewAsync(TimeSpan lifetime, CancellationToken cancellationToken);
}
