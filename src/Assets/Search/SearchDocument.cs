using System.Collections.Immutable;

namespace ServerlessDam.Assets.Search;

/// <summary>What the index knows of one asset. It is derived from the catalog and can be made again at any time.</summary>
/// <param name="AssetId">32 hex digits; unique in a cloud.</param>
/// <param name="RowKey">Where the catalog holds the asset, so that a page of hits is read by point reads.</param>
/// <param name="Revision">Another text for other contents: what a reconciler compares.</param>
/// <param name="Texts">A field may have several values, such as tags.</param>
/// <param name="Numbers">At most one value a field.</param>
public sealed record SearchDocument(
    string AssetId,
    string RowKey,
    string Revision,
    ImmutableArray<SearchText> Texts,
    ImmutableArray<SearchNumber> Numbers);

/// <summary>A text of a document: found whole (as it is written here) and by its <see cref="SearchTokens"/>.</summary>
/// <param name="Field">A name of <see cref="SearchFields"/>, perhaps with a path: <c>context.stage</c>.</param>
public sealed record SearchText(string Field, string Value);

/// <summary>A number of a document; times are Unix milliseconds, booleans are texts.</summary>
public sealed record SearchNumber(string Field, double Value);
