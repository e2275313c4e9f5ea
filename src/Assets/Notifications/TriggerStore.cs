using Microsoft.Extensions.Caching.Memory;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>The triggers of every cloud. Every change of an asset asks for them, so they are known here for a second.</summary>
public sealed class TriggerStore(ITableStore tables) : IDisposable
{
    internal const string Table = "triggers";

    private const string RowKey = "all";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private long _generation;

    /// <summary>At most a second old; at once what this process changed.</summary>
    public async Task<IReadOnlyList<Trigger>> FindAsync(string cloud, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(cloud, out IReadOnlyList<Trigger>? known))
        {
            return known!;
        }

        // A read that began before a change must not put the old state back.
        var generation = Volatile.Read(ref _generation);
        var (triggers, _) = await ReadAsync(cloud, cancellationToken);
        if (generation == Volatile.Read(ref _generation))
        {
            _known.Set(cloud, triggers, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        }

        return triggers;
    }

    public void Dispose() => _known.Dispose();

    internal async Task<IReadOnlyList<Trigger>> ListAsync(string cloud, CancellationToken cancellationToken) => (await ReadAsync(cloud, cancellationToken)).Triggers;

    /// <param name="change">May be asked again, of what somebody else made of them meanwhile.</param>
    internal async Task ChangeAsync(string cloud, Func<IReadOnlyList<Trigger>, IReadOnlyList<Trigger>> change, CancellationToken cancellationToken)
    {
        string? conflict;
        do
        {
            var (triggers, etag) = await ReadAsync(cloud, cancellationToken);
            var row = new Row(cloud, RowKey, AssetRows.Body(new TriggerList(change(triggers)), NotificationJson.Default.TriggerList));
            conflict = await tables.ApplyAsync(Table, cloud, [etag is null ? new RowChange.Insert(row) : new RowChange.Put(row, etag)], cancellationToken);
        }
        while (conflict is not null);
        Interlocked.Increment(ref _generation);
        _known.Remove(cloud);
    }

    private async Task<(IReadOnlyList<Trigger> Triggers, string? ETag)> ReadAsync(string cloud, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, RowKey, cancellationToken) is { } row
            ? (AssetRows.Read(row, NotificationJson.Default.TriggerList).Triggers, row.ETag)
            : ([], null);
}
