using System.Collections.Immutable;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Jobs;

/// <summary>What a committed change still owes.</summary>
public enum OutboxKind
{
    /// <summary>The version's analysis.</summary>
    Analyze,

    /// <summary>The version's moderation, which a machine's turn has come for.</summary>
    Moderate,

    /// <summary>Erasing one replaced version: its original and what was derived of it.</summary>
    Erase,

    /// <summary>Erasing all of a deleted asset.</summary>
    EraseAsset,

    /// <summary>As <see cref="EraseAsset"/>, once nobody undoes the deletion any more; see <see cref="TrashAssets"/>.</summary>
    EraseTrash,

    /// <summary>As <see cref="EraseTrash"/>, of an asset with kept versions: only its last version is erased then.</summary>
    EraseTrashedVersion,
}

/// <summary>A debt, as a row of the same transaction that made it.</summary>
public sealed record OutboxEntry(OutboxKind Kind, string Cloud, string AssetId, string VersionId, string RowKey)
{
    /// <summary>Set on what was read.</summary>
    public string? RowETag { get; init; }

    public RowChange Row => new RowChange.Put(ToRow());

    public static OutboxEntry From(Row row)
        => new(Enum.Parse<OutboxKind>(row.Text("kind")!), row.PartitionKey, row.Text("asset_id")!, row.Text("version_id")!, row.RowKey) { RowETag = row.ETag };

    internal Row ToRow() => new(Cloud, RowKey, ImmutableDictionary<string, object>.Empty
        .Add("kind", Kind.ToString())
        .Add("asset_id", AssetId)
        .Add("version_id", VersionId));

    /// <summary>The debt of a deletion that can be undone, of which nothing is to outlive it any more.</summary>
    internal static Row OfWholeTrash(Row row) => row with { Values = row.Values.SetItem("kind", nameof(OutboxKind.EraseTrash)) };

    public static string NewKey(DateTimeOffset at, string id) => CatalogKeys.Outbox(at, id);
}
