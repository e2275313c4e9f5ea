using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.NamedTransformations;

/// <summary>
/// The stored transformations of every cloud. Deliveries see them at most a second old, as they see assets: what another instance
/// changed counts here within a second, what this one changed at once.
/// </summary>
public sealed class TransformationStore(ITableStore tables, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(1);

    private readonly HeldReads<(string Cloud, string Key), StoredTransformation?> _held = new(time, Lifetime, room: 10_000);

    public Task<StoredTransformation?> FindNamedAsync(string cloud, string name, CancellationToken cancellationToken)
        => FindAsync(cloud, TransformationRows.KeyOfName(name), cancellationToken);

    /// <param name="canonical">As <see cref="StoredTransformation.Canonical"/> gives it.</param>
    public Task<StoredTransformation?> FindUnnamedAsync(string cloud, string canonical, CancellationToken cancellationToken)
        => FindAsync(cloud, TransformationRows.KeyOfText(canonical), cancellationToken);

    /// <returns>False when its name, or its text where it has none, is known already.</returns>
    public Task<bool> AddAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
        => ApplyAsync(cloud, [new RowChange.Insert(TransformationRows.Write(cloud, stored)), .. Listed(cloud, stored)], cancellationToken);

    /// <param name="before">As it was read.</param>
    /// <returns>False when somebody else changed it since.</returns>
    public Task<bool> ReplaceAsync(string cloud, StoredTransformation before, StoredTransformation after, CancellationToken cancellationToken)
    {
        var put = new RowChange.Put(TransformationRows.Write(cloud, after), before.RowETag);
        return before.ListedAt == after.ListedAt
            ? ApplyAsync(cloud, [put], cancellationToken)
            : ApplyAsync(cloud, [put, .. Unlisted(before), .. Listed(cloud, after)], cancellationToken);
    }

    /// <returns>False when it is gone already, or somebody else changed it since it was read.</returns>
    public Task<bool> RemoveAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
        => ApplyAsync(cloud, [new RowChange.Delete(TransformationRows.KeyOf(stored), stored.RowETag, MustExist: true), .. Unlisted(stored)], cancellationToken);

    /// <summary>Listing rows, newest first.</summary>
    /// <param name="named">Only those with a name, or only those without; null for all.</param>
    /// <param name="after">The last row key of the page before; null for the first.</param>
    internal Task<List<Row>> ListingAsync(string cloud, bool? named, int take, string? after, CancellationToken cancellationToken)
        => tables.FirstAsync(TransformationRows.Table, cloud, RowRange.Prefix(TransformationRows.Listing(named)).After(after), take, cancellationToken);

    /// <summary>What listing rows list, in their order; what is gone by now is left out.</summary>
    internal async Task<IReadOnlyList<StoredTransformation>> ReadAsync(string cloud, IEnumerable<Row> listing, CancellationToken cancellationToken)
    {
        var rows = await Task.WhenAll(listing.Select(row => tables.GetAsync(TransformationRows.Table, cloud, row.Text(TransformationRows.Pointer)!, cancellationToken)));
        return [.. rows.OfType<Row>().Select(TransformationRows.Read)];
    }

    /// <summary>As it is in the store, not as it was a moment ago.</summary>
    internal async Task<StoredTransformation?> FindNowAsync(string cloud, StoredTransformation stored, CancellationToken cancellationToken)
        => await tables.GetAsync(TransformationRows.Table, cloud, TransformationRows.KeyOf(stored), cancellationToken) is { } row ? TransformationRows.Read(row) : null;

    public void Dispose() => _held.Dispose();

    private Task<StoredTransformation?> FindAsync(string cloud, string key, CancellationToken cancellationToken)
        => _held.GetAsync(
            (cloud, key),
            async token => await tables.GetAsync(TransformationRows.Table, cloud, key, token) is { } row ? TransformationRows.Read(row) : null,
            cancellationToken).AsTask();

    private static IEnumerable<RowChange> Listed(string cloud, StoredTransformation stored)
        => TransformationRows.ListingsOf(stored).Select(key => new RowChange.Put(TransformationRows.WriteListing(cloud, key, stored)));

    private static IEnumerable<RowChange> Unlisted(StoredTransformation stored) => TransformationRows.ListingsOf(stored).Select(key => new RowChange.Delete(key));

    /// <param name="changes">The first is of the transformation itself.</param>
    private async Task<bool> ApplyAsync(string cloud, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken)
    {
        var conflict = await tables.ApplyAsync(TransformationRows.Table, cloud, changes, cancellationToken);
        _held.Forget((cloud, changes[0].RowKey));
        return conflict is null;
    }
}
