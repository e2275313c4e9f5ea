using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// Small derived assets in memory. Their key has the version in it, so an entry is never stale; whether it may still be
/// delivered is asked of the asset on every request.
/// </summary>
public sealed class DerivedCache(IOptions<DeliveryOptions> options) : IDisposable
{
    internal const int MostBytesEach = 1024 * 1024;

    private readonly MemoryCache _contents = new(new MemoryCacheOptions { SizeLimit = (long)options.Value.MemoryCacheMegabytes * 1024 * 1024 });

    public DerivedContent? Find(string key) => _contents.TryGetValue(key, out DerivedContent? content) ? content : null;

    public void Add(DerivedContent content)
    {
        if (content.Bytes is { } bytes)
        {
            // A key, its entry and the record take about 500 bytes more.
            _contents.Set(content.Key, content, new MemoryCacheEntryOptions { Size = bytes.Length + 512 });
        }
    }

    public void Remove(string key) => _contents.Remove(key);

    public void Dispose() => _contents.Dispose();
}
