namespace ServerlessDam.Assets.Storage;

/// <summary>Who may do a piece of work that must be done once across all instances. A claim whose holder died ends by itself.</summary>
public interface IClaims
{
    /// <summary>The claim, to be disposed when the work is done or given up; null when somebody else holds it.</summary>
    Task<IAsyncDisposable?> TryTakeAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken);
}
