using System.Collections.Concurrent;

namespace ServerlessDam.Assets.Similarity;

/// <summary>
/// Fingerprints of whole clouds in memory, each loaded when it is first asked for, kept after the catalog, and dropped when nobody
/// asks any more or others need the room. What it answers is never older than the question.
/// </summary>
public sealed class FingerprintIndex(FingerprintLoader loader, TimeProvider time) : IDisposable
{
    /// <summary>About as long as an analysis that is under way keeps asking.</summary>
    private static readonly TimeSpan IdleTime = TimeSpan.FromMinutes(15);

    /// <summary>Of all clouds but the one that is asked for: two million assets.</summary>
    private const long MostBytes = 700L << 20;

    private readonly ConcurrentDictionary<string, HeldFingerprints> _held = new(StringComparer.Ordinal);

    /// <summary>Bytes and assets that are held now.</summary>
    public (long SizeInBytes, long Assets) Held => (_held.Values.Sum(each => each.SizeInBytes), _held.Values.Sum(each => (long)each.Count));

    /// <param name="read">Must be done with the table when it returns.</param>
    public async Task<T> ReadAsync<T>(string cloud, Func<FingerprintTable, T> read, CancellationToken cancellationToken)
    {
        var held = _held.GetOrAdd(cloud, name => new(name, loader, time));
        var result = await held.ReadAsync(read, cancellationToken);
        MakeRoom(held);
        return result;
    }

    /// <summary>Drops what nobody asked for in a while.</summary>
    public void DropIdle()
    {
        foreach (var (cloud, held) in _held.Where(each => time.GetUtcNow() - each.Value.UsedAt > IdleTime))
        {
            // Not disposed: somebody may be reading it this moment; it holds nothing but memory.
            _held.TryRemove(KeyValuePair.Create(cloud, held));
        }
    }

    public void Dispose()
    {
        foreach (var held in _held.Values)
        {
            held.Dispose();
        }
    }

    private void MakeRoom(HeldFingerprints asked)
    {
        foreach (var (cloud, held) in _held.Where(each => each.Value != asked).OrderBy(each => each.Value.UsedAt))
        {
            if (_held.Values.Sum(each => each == asked ? 0 : each.SizeInBytes) <= MostBytes)
            {
                return;
            }

            _held.TryRemove(KeyValuePair.Create(cloud, held));
        }
    }
}
