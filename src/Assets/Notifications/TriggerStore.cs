using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Notifications;

/// <summary>The triggers of every cloud. Every change of an asset asks for them, so they are known here for a second.</summary>
public sealed class TriggerStore(ITableStore tables, TimeProvider time) : IDisposable
{
    internal const string Table = "triggers";

    private const string RowKey = "all";

    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly HeldReads<string, IReadOnlyList<Trigger>> _held = new(time, Lifetime, room: 10_000);

    /// <summary>At most a second old; at once what this process changed.</summary>
    public ValueTask<IReadOnlyList<Trigger>> FindAsync(string cloud, CancellationToken cancellationToken)
        => _held.GetAsync(cloud, async token => (await ReadAsync(cloud, token)).Triggers, cancellationToken);

    public void Dispose() => _held.Dispose();

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
        _held.Forget(cloud);
    }

    private async Task<(IReadOnlyList<Trigger> Triggers, string? ETag)> ReadAsync(string cloud, CancellationToken cancellationToken)
        => await tables.GetAsync(Table, cloud, RowKey, cancellationToken) is { } row
            ? (AssetRows.Read(row, NotificationJson.Default.TriggerList).Triggers, row.ETag)
            : ([], null);
}
