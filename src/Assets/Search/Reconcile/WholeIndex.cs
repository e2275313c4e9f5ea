using System.Collections.Concurrent;
using System.Globalization;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Jobs;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>Knows whether an index that was lost or cleared is still being written: what it finds meanwhile would look like all there is.</summary>
public sealed class WholeIndex(IndexStates states, Batches batches, TimeProvider time)
{
    /// <summary>How long it is believed that an index is whole.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, long> _whole = new(StringComparer.Ordinal);

    /// <exception cref="DamException">TryLater: it is not whole yet.</exception>
    public async Task EnsureAsync(string cloud, CancellationToken cancellationToken)
    {
        if (_whole.TryGetValue(cloud, out var at) && time.GetElapsedTime(at) < Lifetime)
        {
            return;
        }

        if (await states.ReadAsync(cloud, cancellationToken) is { LacksAssets: true, CompletedAt: null, Rebuild: { } id }
            && await batches.FindAsync(cloud, id, cancellationToken) is { State: not BatchState.Done } batch)
        {
            var of = batch.Total is { } total ? string.Create(CultureInfo.InvariantCulture, $" of about {total}") : "";
            throw new DamException(ErrorKind.TryLater, string.Create(CultureInfo.InvariantCulture, $"The search index is being written: {batch.Done}{of} assets; try again later"))
            {
                RetryAfter = Lifetime,
            };
        }

        _whole[cloud] = time.GetTimestamp();
    }

    /// <summary>It is not whole any more.</summary>
    internal void Forget(string cloud) => _whole.TryRemove(cloud, out _);
}
