using Microsoft.Extensions.Caching.Memory;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Delivery;

/// <summary>
/// What mapped servers did not have a moment ago. Whoever asks for names that do not exist must not make this server ask another one each time.
/// </summary>
internal sealed class MappedMisses(TimeProvider time) : IDisposable
{
    internal static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);

    /// <summary>What an entry takes beside its key, in characters.</summary>
    private const int Overhead = 256;

    /// <summary>Sized in characters.</summary>
    private readonly MemoryCache _until = new(new MemoryCacheOptions { SizeLimit = 4_000_000 });

    public bool IsKnown(string cloud, ResourceType resourceType, string address)
        => _until.TryGetValue(KeyOf(cloud, resourceType, address), out DateTimeOffset until) && time.GetUtcNow() < until;

    public void Add(string cloud, ResourceType resourceType, string address)
    {
        var key = KeyOf(cloud, resourceType, address);
        _until.Set(key, time.GetUtcNow() + Lifetime, new MemoryCacheEntryOptions { Size = key.Length + Overhead, AbsoluteExpirationRelativeToNow = Lifetime });
    }

    public void Dispose() => _until.Dispose();

    /// <summary>The address has the template in it: what a changed mapping leads to is asked for at once.</summary>
    private static string KeyOf(string cloud, ResourceType resourceType, string address) => $"{cloud}\n{resourceType.Name()}\n{address}";
}
