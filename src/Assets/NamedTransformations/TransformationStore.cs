using Microsoft.Extensions.Caching.Memory;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>
/// The stored transformations of every cloud. Deliveries see them at most a second old, as they see assets: what another instance
/// changed counts here within a second, what this one changed at once.
/// </summary>
public sealed class TransformationStore(ITableStore tables) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly MemoryCache _cache = new(new MemoryCacheOptions { SizeLimit = 10_000 });
    private long _generation;

    public Task<StoredTransformation?> FindNamedAsync(string cloud, string name, CancellationToken cancellationToken)
        => FindAsync(cloud, TransformationRows.KeyOfName(name), cancellationToken);

    /// <param name="canonical">As <see cref="StoredTransformation.Canonical"/> gives it.</param>
    public Task<StoredTransformation?> FindUnnamedAsync(string cloud, string canonical, CancellationToken cancellationToken)
        => FindAsync(cloud, TransformationRows.KeyOfText(canonical), cancellationToken);

    /// <returns>False when its name, or its text where it has none, is known already.</returns>
    public Task<bool> AddAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
        => ApplyAsync(cloud, new RowChange.Insert(TransformationRows.Write(cloud, stored)), cancellationToken);

    /// <returns>False when somebody else changed it since it was read.</returns>
    public Task<bool> ReplaceAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
        => ApplyAsync(cloud, new RowChange.Put(TransformationRows.Write(cloud, stored), stored.RowETag), cancellationToken);

    /// <returns>False when it is gone already.</returns>
    public Task<bool> RemoveAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
        => ApplyAsync(cloud, new RowChange.Delete(TransformationRows.KeyOf(stored), MustExist: true), cancellationToken);

    /// <summary>A page of them: those with names in order, then the others.</summary>
    /// <param name="named">Only those with a name, or only those without; null for all.</param>
    /// <param name="after">The last row key of the page before; null for the first.</param>
    internal async Task<IReadOnlyList<Row>> RowsAsync(string cloud, bool? named, int take, string? after, CancellationToken cancellationToken)
    {
        var range = named switch
        {
            true => RowRange.Prefix(TransformationRows.Named),
            false => RowRange.Prefix(TransformationRows.Unnamed),
            _ => RowRange.All,
        };
        var rows = new List<Row>();
        string? continuation = null;
        do
        {
            // Nothing lies between a key and the key with a blank.
            var rest = after is null ? range : range with { From = after + " " };
            var page = await tables.QueryAsync(TransformationRows.Table, cloud, rest, take - rows.Count, continuation, cancellationToken);
            rows.AddRange(page.Rows);
            continuation = page.Continuation;
        }
        while (continuation is not null && rows.Count < take);

        return rows;
    }

    public void Dispose() => _cache.Dispose();

    private async Task<StoredTransformation?> FindAsync(string cloud, string key, CancellationToken cancellationToken)
    {
        if (_cache.TryGetValue((cloud, key), out StoredTransformation? known))
        {
            return known;
        }

        var generation = Volatile.Read(ref _generation);
        var stored = await tables.GetAsync(TransformationRows.Table, cloud, key, cancellationToken) is { } row ? TransformationRows.Read(row) : null;
        if (stored is not null && generation == Volatile.Read(ref _generation))
        {
            _cache.Set((cloud, key), stored, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = Lifetime });
        }

        return stored;
    }

    private async Task<bool> ApplyAsync(string cloud, RowChange change, CancellationToken cancellationToken)
    {
        var conflict = await tables.ApplyAsync(TransformationRows.Table, cloud, [change], cancellationToken);
        Interlocked.Increment(ref _generation);
        _cache.Remove((cloud, change.RowKey));
        return conflict is null;
    }
}
