using Microsoft.Extensions.Caching.Memory;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// The fields and rules of every cloud. What this instance changed counts here at once, what another one changed within a second:
/// a look at the head's ETag tells whether all of them have to be read again.
/// </summary>
public sealed class MetadataStore(ITableStore tables, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    /// <summary>Sized in fields, entries and rules.</summary>
    private readonly MemoryCache _held = new(new MemoryCacheOptions { SizeLimit = 1_000_000 });
    private readonly Lock _holding = new();
    private long _generation;

    /// <summary>At most a second old: for whatever happens often.</summary>
    public ValueTask<MetadataSchema> CurrentAsync(string cloud, CancellationToken cancellationToken)
        => _held.TryGetValue(cloud, out Held? held) && time.GetElapsedTime(held!.At) < Lifetime
            ? ValueTask.FromResult(held.Schema)
            : new(ReadAsync(cloud, cancellationToken));

    /// <summary>As they are now: for whoever lists or changes them.</summary>
    public async Task<MetadataSchema> ReadAsync(string cloud, CancellationToken cancellationToken)
    {
        var (generation, at) = (Volatile.Read(ref _generation), time.GetTimestamp());
        var etag = await ETagAsync(cloud, cancellationToken);
        var schema = _held.TryGetValue(cloud, out Held? held) && held!.Schema.ETag == etag ? held.Schema
            : etag is null ? MetadataRows.ToSchema([])
            : await ReadAllAsync(cloud, cancellationToken);
        Hold(cloud, new Held(schema, at), generation);
        return schema;
    }

    /// <summary>Decides by what is there, again whenever somebody else was faster.</summary>
    /// <param name="decide">Throws where the change is not allowed.</param>
    internal async Task<MetadataSchema> ChangeAsync(string cloud, Func<MetadataSchema, MetadataChanges?> decide, CancellationToken cancellationToken)
    {
        while (true)
        {
            var schema = await ReadAsync(cloud, cancellationToken);
            if (decide(schema) is not { } changes)
            {
                return schema;
            }

            var head = MetadataRows.From(cloud, changes.Head);
            RowChange guard = schema.ETag is { } etag ? new RowChange.Put(head, etag) : new RowChange.Insert(head);
            var conflict = await tables.ApplyAsync(MetadataRows.Table, cloud, [guard, .. changes.Rows], cancellationToken);
            Forget(cloud);
            if (conflict is null)
            {
                return await ReadAsync(cloud, cancellationToken);
            }
        }
    }

    public void Dispose() => _held.Dispose();

    /// <summary>What was read while something changed may be older than the change, and is not held.</summary>
    private void Hold(string cloud, Held held, long generation)
    {
        lock (_holding)
        {
            if (generation == _generation)
            {
                _held.Set(cloud, held, new MemoryCacheEntryOptions { Size = held.Schema.Weight, SlidingExpiration = TimeSpan.FromHours(1) });
            }
        }
    }

    /// <summary>What was held before a change counts no more, also where another change keeps the next reading from being held.</summary>
    private void Forget(string cloud)
    {
        lock (_holding)
        {
            _generation++;
            _held.Remove(cloud);
        }
    }

    private async Task<string?> ETagAsync(string cloud, CancellationToken cancellationToken)
        => (await tables.GetAsync(MetadataRows.Table, cloud, MetadataRows.Head, cancellationToken))?.ETag;

    /// <summary>Rows that changed while they were read are read again: what the pages hold must be of one moment.</summary>
    private async Task<MetadataSchema> ReadAllAsync(string cloud, CancellationToken cancellationToken)
    {
        while (true)
        {
            var rows = new List<Row>();
            string? continuation = null;
            do
            {
                var page = await tables.QueryAsync(MetadataRows.Table, cloud, RowRange.All, 1000, continuation, cancellationToken);
                rows.AddRange(page.Rows);
                continuation = page.Continuation;
            }
            while (continuation is not null);

            if (rows.FirstOrDefault(row => row.RowKey == MetadataRows.Head)?.ETag == await ETagAsync(cloud, cancellationToken))
            {
                return MetadataRows.ToSchema(rows);
            }
        }
    }

    /// <param name="At">When its ETag was looked at.</param>
    private sealed record Held(MetadataSchema Schema, long At);
}

/// <summary>What a change writes, in one transaction with the new head.</summary>
internal sealed record MetadataChanges(MetadataHead Head, params IReadOnlyList<RowChange> Rows);
