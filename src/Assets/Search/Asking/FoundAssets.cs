using System.Collections.Immutable;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Search.Asking;

/// <param name="Total">Of all pages.</param>
/// <param name="NextCursor">Null on the last page.</param>
/// <param name="Counts">In the order asked for.</param>
public sealed record FoundAssets(long Total, IReadOnlyList<FoundAsset> Assets, string? NextCursor, IReadOnlyList<NamedCounts> Counts);

/// <param name="Name">Of the facet, as it was asked for.</param>
public sealed record NamedCounts(string Name, ImmutableArray<SearchCount> Counts);

/// <param name="IsDeleted">Only kept versions are left of it.</param>
/// <param name="Why">Null where nobody asked.</param>
public sealed record FoundAsset(Asset Asset, double Score, bool IsDeleted, IReadOnlyList<SearchReason>? Why);
