using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>
/// Assets as deliveries see them: at most a second old, so that what another instance revoked or replaced ends here within a
/// second, and at once what this one did.
/// </summary>
public sealed class AssetCache(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly HeldReads<AssetKey, Asset?> _held = new(time, Lifetime, room: 20_000);

    public ValueTask<Asset?> FindAsync(Catalog catalog, AssetKey key, CancellationToken cancellationToken)
        => _held.GetAsync(key, token => catalog.FindAsync(key, token), cancellationToken);

    /// <summary>Called after each change.</summary>
    internal void Forget(AssetKey key) => _held.Forget(key);

    public void Dispose() => _held.Dispose();
}
