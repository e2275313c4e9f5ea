using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Search;

// JSON's lists may hold nulls whatever a record says, hence the question marks.

/// <summary>What is searched, in an address.</summary>
/// <param name="Expression">In the language of searches; empty is everything.</param>
/// <param name="Sort">Fields with their directions: <c>bytes:desc,public_id:asc</c>. Default: newest first.</param>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">1 to 200. Default: 100.</param>
/// <param name="Explain">Whether each asset says why it was found.</param>
/// <param name="Synonyms">Whether words find what stands for them too. Default: true.</param>
public sealed record LibrarySearchQuery(string Expression = "", string? Sort = null, string? Cursor = null, int? Limit = null, string? Explain = null, string? Synonyms = null);

/// <summary>What is searched, where it is too long for an address, and what is counted beside it.</summary>
/// <param name="Synonyms">Whether words find what stands for them too. Default: true.</param>
/// <param name="Counts">Fields whose texts are counted over all matches: <c>format</c>, <c>tags</c>.</param>
public sealed record LibrarySearchBody(
    string Expression = "", IReadOnlyList<SortBody?>? OrderBy = null, string? Cursor = null, int? Limit = null, bool Explain = false, IReadOnlyList<string?>? Counts = null, bool Synonyms = true);

/// <param name="Descending">Default: true.</param>
public sealed record SortBody(string Field, bool Descending = true);

/// <param name="Total">Of all pages.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record LibrarySearchAnswer(long Total, IReadOnlyList<FoundCard> Assets, string? NextCursor, IReadOnlyList<FieldCounts> Counts);

/// <param name="Matched">Null where nobody asked.</param>
public sealed record FoundCard(AssetCard Asset, IReadOnlyList<MatchBody>? Matched);

/// <summary>A condition of the search that the asset holds, and by what.</summary>
public sealed record MatchBody(string Condition, string Field, string Value);

/// <param name="Values">Most first, at most 100.</param>
public sealed record FieldCounts(string Field, IReadOnlyList<ValueCount> Values);

public sealed record ValueCount(string Value, long Count);

/// <param name="IsOwn">Whoever asks made it.</param>
public sealed record SavedSearchBody(
    string Id, string Name, string Expression, IReadOnlyList<SortBody> OrderBy, bool IsShared, bool IsOwn, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt);

public sealed record SavedSearchList(IReadOnlyList<SavedSearchBody> Searches);

/// <param name="Name">1 to 100 characters; one has each name once.</param>
/// <param name="IsShared">Everybody sees it; they find what they may see themselves.</param>
public sealed record NewSavedSearch(string Name, string Expression = "", IReadOnlyList<SortBody?>? OrderBy = null, bool IsShared = false);

/// <summary>What is not sent stays as it is.</summary>
public sealed record SavedSearchPatch(string? Name = null, string? Expression = null, IReadOnlyList<SortBody?>? OrderBy = null, bool? IsShared = null);
