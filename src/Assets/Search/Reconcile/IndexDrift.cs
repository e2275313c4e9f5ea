using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search.Reconcile;

/// <summary>Asset ids of which index and catalog say different things, though nothing is owed.</summary>
/// <param name="Missing">In the catalog alone.</param>
/// <param name="Stale">The index has them as they were.</param>
/// <param name="Orphaned">In the index alone.</param>
public sealed record IndexDrift(ImmutableArray<string> Missing, ImmutableArray<string> Stale, ImmutableArray<string> Orphaned)
{
    public static readonly IndexDrift None = new([], [], []);

    public bool IsNone => Missing.IsEmpty && Stale.IsEmpty && Orphaned.IsEmpty;

    public IReadOnlyList<string> All => [.. Missing, .. Stale, .. Orphaned];

    internal IndexDrift And(IndexDrift other) => new([.. Missing, .. other.Missing], [.. Stale, .. other.Stale], [.. Orphaned, .. other.Orphaned]);

    /// <summary>What both say.</summary>
    internal IndexDrift Both(IndexDrift other) => new([.. Missing.Intersect(other.Missing)], [.. Stale.Intersect(other.Stale)], [.. Orphaned.Intersect(other.Orphaned)]);
}
