using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>How far the reconciler is with a cloud, and what its passes found.</summary>
public sealed record IndexState
{
    /// <summary>Where the pass goes on; null at its beginning, and between two.</summary>
    public string? Position { get; init; }

    /// <summary>Null between two passes.</summary>
    public DateTimeOffset? BegunAt { get; init; }

    /// <summary>Of the pass that is under way.</summary>
    public PassCounts Pass { get; init; } = new(0, 0, 0, 0);

    /// <summary>When a pass last came to its end; null for never.</summary>
    public DateTimeOffset? CompletedAt { get; init; }

    /// <summary>What documents are made of changed for many assets at once: the next pass begins without waiting.</summary>
    public bool IsPassWanted { get; init; }

    /// <summary>Of that one.</summary>
    public PassCounts? Last { get; init; }

    /// <summary>Since this index began.</summary>
    public long Repaired { get; init; }

    /// <summary>The batch that last wrote the whole index; null for none.</summary>
    public string? Rebuild { get; init; }

    /// <summary>That batch began with an index that was lost, or cleared it: until it is done, or a pass is, the index lacks assets.</summary>
    public bool LacksAssets { get; init; }

    /// <summary>Of the index that was last written or looked at (<see cref="ISearchIndex.IdentityAsync"/>); null for none yet.</summary>
    public string? Identity { get; init; }

    [JsonIgnore]
    public string? RowETag { get; init; }
}

/// <param name="Checked">Assets that were looked at; the others are of these.</param>
public sealed record PassCounts(long Checked, long Missing, long Stale, long Orphaned)
{
    internal PassCounts And(ComparedPart part)
        => new(Checked + part.Checked, Missing + part.Drift.Missing.Length, Stale + part.Drift.Stale.Length, Orphaned + part.Drift.Orphaned.Length);
}
