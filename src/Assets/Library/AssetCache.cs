using Microsoft.Extensions.Caching.Memory;

namespace ServerlessDam.Assets.Library;

/// <summary>
/// Assets as deliveries see them: at most a second old, so that what another instance revoked or replaced ends here within a
/// second, and at once what this one did.
/// </summary>
public sealed class AssetCache : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _assets = new(new MemoryCacheOptions { SizeLimit = 20_000 });

    public async Task<Asset?> FindAsync(Catalog catalog, AssetKey key, CancellationToken cancellationToken)
    {
        if (_assets.TryGetValue(key, out Asset? known))
        {
            return known;
        }

        var generation = Volatile.Read(ref _generation);
        var asset = await catalog.FindAsync(key, cancellationToken);
        if (asset is not null && generation == Volatile.Read(ref _generation))
        {
            _assets.Set(key, asset, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        }

        return asset;
    }

    /// <summary>Called after each change. A read that began before it must not put the old state back, hence the generation.</summary>
    internal void Forget(AssetKey key)
    {
        Interlocked.Increment(ref _generation);
        _assets.Remove(key);
    }

    public void Dispose() => _assets.Dispose();

    private long _generation;
}
