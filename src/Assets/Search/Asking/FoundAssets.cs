using System.Collections.Immutable;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Search.Asking;

/// <param name="Total">Of all pages.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record FoundAssets(long Total, IReadOnlyList<FoundAsset> Assets, string? NextCursor, ImmutableArray<SearchFacetResult> Facets);

/// <param name="IsDeleted">Only kept versions are left of it.</param>
/// <param name="Why">Null where nobody asked.</param>
public sealed record FoundAsset(Asset Asset, double Score, bool IsDeleted, IReadOnlyList<SearchReason>? Why);

/// <summary>A text by which an asset was found, in a field of <see cref="SearchFields"/>.</summary>
public sealed record SearchReason(string Field, string Value);
