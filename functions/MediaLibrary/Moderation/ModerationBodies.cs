using ServerlessDam.Assets.Jobs;
using ServerlessDam.Functions.MediaLibrary.Library;

namespace ServerlessDam.Functions.MediaLibrary.Moderation;

// JSON's lists may hold nulls whatever a record says, hence the question marks.

/// <summary>What an asset is as a whole.</summary>
public enum ModerationOutcome
{
    Pending,
    Approved,
    Rejected,
}

/// <summary>By when the assets came.</summary>
public enum ModerationOrder
{
    Newest,
    Oldest,
}

/// <param name="Kind">Of one of its moderations: <c>manual</c>, <c>nsfw</c>; null for any.</param>
/// <param name="Order">What comes first.</param>
/// <param name="Cursor">What the previous page gave as its end.</param>
/// <param name="Limit">1 to 200. Default: 50.</param>
public sealed record ModerationQuery(
    ModerationOutcome Status = ModerationOutcome.Pending, string? Kind = null, ModerationOrder Order = ModerationOrder.Newest, string? Cursor = null, int? Limit = null);

/// <param name="Assets">In the order that was asked for.</param>
/// <param name="NextCursor">Null on the last page.</param>
public sealed record ModerationPage(ModerationCounts Counts, IReadOnlyList<ModeratedCard> Assets, string? NextCursor);

/// <summary>Of the assets in folders that one may see.</summary>
public sealed record ModerationCounts(long Pending, long Approved, long Rejected);

/// <param name="CanDecide">Whoever asks may decide on it.</param>
/// <param name="Preview">Path of a picture of it, whatever is withheld; null without one. <c>?size=</c> 240, 480, 960 or 1600 pixels.</param>
public sealed record ModeratedCard(AssetCard Asset, ModerationOutcome Status, bool CanDecide, string? Preview, IReadOnlyList<ModerationStep> Steps, ModerationDecisionBody? LastDecision);

/// <summary>One moderation of an asset.</summary>
/// <param name="Status">pending, queued, approved, rejected, overridden or aborted.</param>
/// <param name="Message">Why it is still pending though its turn has come; null where it is not.</param>
public sealed record ModerationStep(string Kind, string Status, DateTimeOffset UpdatedAt, string? Message, IReadOnlyList<ReasonBody> Reasons);

/// <param name="Confidence">0 to 1.</param>
public sealed record ReasonBody(string Name, double Confidence);

/// <param name="From">Null where nothing moderated it before.</param>
/// <param name="To">What was decided; pending where it was begun anew, or a machine left it to a person.</param>
/// <param name="Version">Unix seconds: the version it is about.</param>
/// <param name="Overrides">A person decided otherwise than a machine had.</param>
public sealed record ModerationDecisionBody(
    string Kind, ModerationOutcome? From, ModerationOutcome To, DateTimeOffset At, JudgeBody By, string? Reason, long Version, bool Overrides, IReadOnlyList<ReasonBody> Reasons);

/// <param name="Kind"><c>user</c>, <c>key</c> or <c>engine</c>.</param>
/// <param name="Name">Of a person their name, where they still have an account; else as <paramref name="Id"/>.</param>
public sealed record JudgeBody(string Kind, string Id, string Name);

/// <param name="History">Latest first.</param>
public sealed record ModerationHistory(ModeratedCard Asset, IReadOnlyList<ModerationDecisionBody> History);

/// <param name="AssetIds">1 to 100.</param>
/// <param name="Status">Pending begins the whole once more.</param>
/// <param name="Reason">At most 500 characters.</param>
/// <param name="Seen">What was looked at: an asset named here that is something else by now stays as it is. At most 100.</param>
public sealed record DecideBody(IReadOnlyList<string?> AssetIds, ModerationOutcome Status, string? Reason = null, IReadOnlyList<SeenBody?>? Seen = null);

/// <param name="Status">Null where nothing moderated it.</param>
/// <param name="Version">Unix seconds, as the asset had it.</param>
public sealed record SeenBody(string AssetId, ModerationOutcome? Status, long Version);

/// <param name="Results">In the order of the request.</param>
public sealed record DecideAnswer(IReadOnlyList<DecideResult> Results);

/// <param name="Status">What the asset is now; null where that is not to be told.</param>
/// <param name="Error">Why it is not as was asked; null where it is.</param>
/// <param name="Meanwhile">Where it is not as it was seen: the last decision about it.</param>
public sealed record DecideResult(string AssetId, ModerationOutcome? Status, string? Error, ModerationDecisionBody? Meanwhile);

/// <summary>Either some assets or a search.</summary>
/// <param name="AssetIds">At most 5000.</param>
/// <param name="Expression">In the language of searches: all that it finds.</param>
public sealed record DecideManyBody(ModerationOutcome Status, string? Reason = null, IReadOnlyList<string?>? AssetIds = null, string? Expression = null);

/// <param name="Total">Null until it is known.</param>
/// <param name="Decided">As was asked, now or already.</param>
/// <param name="Refused">Gone by now, or in folders where one may not edit.</param>
public sealed record DecideProgress(string BatchId, BatchState State, long Done, long? Total, long Decided, long Refused, string? Error);

/// <param name="Size">Of the longer side, in pixels: 240, 480, 960 or 1600. Default: 480.</param>
public sealed record PreviewQuery(int? Size = null);
