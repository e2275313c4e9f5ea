using ServerlessDam.Assets.Duplicates;
using ServerlessDam.Assets.Similarity;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Duplicates;

/// <param name="Class"><c>identical</c>, <c>picture</c> or <c>variant</c>. Default: identical.</param>
/// <param name="Decided">Those that somebody decided, instead of those that are open.</param>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">Groups, 1 to 100. Default: 20.</param>
public sealed record DuplicateGroupsQuery(string Class = "identical", string? Decided = null, string? Cursor = null, int? Limit = null);

/// <param name="Total">Groups of all pages.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record DuplicateGroupsAnswer(int Total, IReadOnlyList<DuplicateGroupBody> Groups, string? NextCursor);

/// <summary>Assets that are duplicates of each other, perhaps by way of others.</summary>
/// <param name="Count">Of all its assets; at most 50 are shown.</param>
/// <param name="Assets">Oldest first.</param>
public sealed record DuplicateGroupBody(string Id, LikenessClass Class, int Count, IReadOnlyList<DuplicateMember> Assets, IReadOnlyList<PairBody> Pairs);

/// <param name="CanEdit">Whoever asks may: deciding takes that for both, and for the one that stays of a merger.</param>
/// <param name="CanDelete">Whoever asks may: for the one that goes of a merger.</param>
/// <param name="Preview">Path of a picture of it, whatever is withheld; null without one. Takes <c>size</c> and <c>v</c>.</param>
public sealed record DuplicateMember(AssetCard Asset, bool CanEdit, bool CanDelete, string? Preview);

/// <param name="Duplicates">Nearest first.</param>
public sealed record DuplicatesAnswer(IReadOnlyList<DuplicateBody> Duplicates);

/// <param name="Asset">The other one.</param>
public sealed record DuplicateBody(AssetCard Asset, PairBody Pair);

/// <param name="Score">1: the same bytes; from 0.9: the same picture.</param>
/// <param name="Decision">Null while nobody decided.</param>
public sealed record PairBody(string FirstId, string SecondId, LikenessClass Class, double Score, DateTimeOffset FoundAt, PairDecision? Decision);

/// <param name="By">Who decided: user or key.</param>
/// <param name="ByName">The person's name, where they still have an account; else as <paramref name="By"/>.</param>
/// <param name="Of">The class that the pair had then.</param>
/// <param name="KeptId">Of a merger: the asset that stayed.</param>
public sealed record PairDecision(DecisionKind Kind, string By, string ByName, DateTimeOffset At, LikenessClass Of, string? KeptId);

/// <param name="Decision">Null takes an earlier one back.</param>
/// <param name="KeepId">Of a merger: the one of the two that stays.</param>
/// <param name="Seen">What was looked at: 412 when somebody else decided meanwhile, or changed one of the two. Null where that does not matter.</param>
public sealed record DecisionBody(string FirstId, string SecondId, DecisionKind? Decision, string? KeepId = null, SeenPairBody? Seen = null);

/// <param name="DecidedAt">As the pair's decision says; null while nobody decided.</param>
/// <param name="Class">That of the pair. What is null here and below is not compared.</param>
/// <param name="FirstVersion">The <c>version</c> of the asset of <c>firstId</c>.</param>
/// <param name="SecondVersion">That of the asset of <c>secondId</c>.</param>
public sealed record SeenPairBody(DateTimeOffset? DecidedAt, LikenessClass? Class = null, long? FirstVersion = null, long? SecondVersion = null);

public sealed record MergerQuery(string KeepId, string RemoveId);

/// <summary>What a merger would add to the asset that stays, and what of the other one would be lost.</summary>
/// <param name="Values">Metadata of the one that goes, where the one that stays does not say the same.</param>
public sealed record MergerBody(IReadOnlyList<string> AddedTags, IReadOnlyList<JoinedValueBody> Values);

/// <param name="Kept">What the one that stays says; null where it says nothing, and gets the other's.</param>
/// <param name="Removed">What the one that goes says: lost where both say something.</param>
public sealed record JoinedValueBody(string Name, string? Kept, string Removed);

/// <param name="Kept">Of a merger: the asset that stays, as it is now.</param>
/// <param name="UndoToken">Of a merger: brings the other one back.</param>
public sealed record DecidedBody(PairBody Pair, AssetCard? Kept, string? UndoToken, DateTimeOffset? UndoUntil);

/// <param name="Threshold">Least score, 0 to 1. Default: 0.45.</param>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">1 to 100. Default: 20.</param>
public sealed record SimilarQuery(double? Threshold = null, string? Cursor = null, int? Limit = null);

/// <param name="Total">Of all pages.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record SimilarAnswer(long Total, IReadOnlyList<SimilarBody> Assets, string? NextCursor);

public sealed record SimilarBody(AssetCard Asset, LikenessClass Class, double Score);
