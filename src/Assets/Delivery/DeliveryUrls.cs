using Microsoft.Extensions.Caching.Memory;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Delivery;

/// <summary>URLs read once: what a target says never changes.</summary>
internal sealed class DeliveryUrls : IDisposable
{
    private readonly MemoryCache _read = new(new MemoryCacheOptions { SizeLimit = 16 * 1024 * 1024 });

    /// <exception cref="Transformations.TransformationException">No delivery URL.</exception>
    public DeliveryUrl Read(string rawTarget)
    {
        if (_read.TryGetValue(rawTarget, out DeliveryUrl? known))
        {
            return known!;
        }

        var url = DeliveryUrl.Parse(rawTarget);

        // The tree takes several times the bytes of its text.
        return _read.Set(rawTarget, url, new MemoryCacheEntryOptions { Size = 512 + (rawTarget.Length * 8) });
    }

    public void Dispose() => _read.Dispose();
}
