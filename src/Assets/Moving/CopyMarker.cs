using System.Collections.Immutable;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>That a storage was filled, or is being filled, with the library of another one.</summary>
/// <param name="LibraryId">The <see cref="CopyMarkers.IdentifyAsync">identity</see> of the source.</param>
/// <param name="From">What the source was called.</param>
/// <param name="Finished">Null until all was found equal.</param>
internal sealed record CopyMarker(string LibraryId, string From, DateTimeOffset Started, DateTimeOffset? Finished);

/// <summary>What a storage knows of moves: the identity of its own library, and the copy that filled it.</summary>
internal sealed class CopyMarkers(ITableStore tables)
{
    public const string Table = "moves";

    private const string Partition = "library";
    private const string IdentityKey = "identity";
    private const string MarkerKey = "copy";

    /// <summary>32 hex digits, made up when first asked for; not moved with the library, so that no two storages share one.</summary>
    public async Task<string> IdentifyAsync(IdGenerator ids, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (await tables.GetAsync(Table, Partition, IdentityKey, cancellationToken) is { } row)
            {
                return row.Text("id")!;
            }

            var identity = new Row(Partition, IdentityKey, ImmutableDictionary<string, object>.Empty.Add("id", ids.Hex32()));
            await tables.ApplyAsync(Table, Partition, [new RowChange.Insert(identity)], cancellationToken);
        }
    }

    public async Task<CopyMarker?> FindAsync(CancellationToken cancellationToken)
        => await tables.GetAsync(Table, Partition, MarkerKey, cancellationToken) is { } row
            ? new(row.Text("library")!, row.Text("from")!, (DateTimeOffset)row.Values["started"], row.Values.GetValueOrDefault("finished") as DateTimeOffset?)
            : null;

    /// <summary>False when there is a marker already.</summary>
    public async Task<bool> BeginAsync(CopyMarker marker, CancellationToken cancellationToken)
        => await tables.ApplyAsync(Table, Partition, [new RowChange.Insert(RowOf(marker))], cancellationToken) is null;

    public async Task WriteAsync(CopyMarker marker, CancellationToken cancellationToken)
        => await tables.ApplyAsync(Table, Partition, [new RowChange.Put(RowOf(marker))], cancellationToken);

    private static Row RowOf(CopyMarker marker)
    {
        var values = ImmutableDictionary<string, object>.Empty
            .Add("library", marker.LibraryId)
            .Add("from", marker.From)
            .Add("started", marker.Started);
        values = marker.Finished is { } finished ? values.Add("finished", finished) : values;
        return new(Partition, MarkerKey, values);
    }
}
