using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Metadata;

/// <summary>
/// The fields and rules of every cloud. What this instance changed counts here at once, what another one changed within a second:
/// a look at the head's ETag tells whether all of them have to be read again.
/// </summary>
public sealed class MetadataStore(ITableStore tables, TimeProvider time) : IDisposable
{
    /// <summary>Of what is taken without a look at the ETag.</summary>
    private static readonly TimeSpan MostAge = TimeSpan.FromSeconds(1);

    /// <summary>Of what is taken after one.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    /// <summary>Its room counts fields, entries and rules.</summary>
    private readonly HeldReads<string, MetadataSchema> _held = new(time, Lifetime, room: 1_000_000, schema => schema.Weight);

    /// <summary>At most a second old: for whatever happens often.</summary>
    public ValueTask<MetadataSchema> CurrentAsync(string cloud, CancellationToken cancellationToken)
        => _held.TryGet(cloud, MostAge, out var held) ? ValueTask.FromResult(held) : new(ReadAsync(cloud, cancellationToken));

    /// <summary>As they are now: for whoever lists or changes them.</summary>
    public async Task<MetadataSchema> ReadAsync(string cloud, CancellationToken cancellationToken)
    {
        var reading = _held.Begin();
        var etag = await ETagAsync(cloud, cancellationToken);
        var schema = _held.TryGet(cloud, Lifetime, out var held) && held.ETag == etag ? held
            : etag is null ? MetadataRows.ToSchema([])
            : await ReadAllAsync(cloud, cancellationToken);
        _held.Hold(cloud, schema, reading);
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
            _held.Forget(cloud);
            if (conflict is null)
            {
                return await ReadAsync(cloud, cancellationToken);
            }
        }
    }

    public void Dispose() => _held.Dispose();

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
}

/// <summary>What a change writes, in one transaction with the new head.</summary>
internal sealed record MetadataChanges(MetadataHead Head, params IReadOnlyList<RowChange> Rows);
