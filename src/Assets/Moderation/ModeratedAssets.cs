using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Moderation;

/// <summary>What moderation makes of an asset. Pure: nothing is stored here.</summary>
public static class ModeratedAssets
{
    /// <summary>What is kept of an engine's reasons, and of each name in characters.</summary>
    private const int MostReasons = 10;
    private const int LongestName = 255;

    /// <summary>Pending, approved or rejected as a whole; null where nothing moderates it.</summary>
    public static ModerationStatus? ModerationOutcome(this Asset asset) => ModerationChain.OutcomeOf(asset.Moderation);

    /// <summary>The moderation by which it is what it is; null without any.</summary>
    public static ModerationEntry? DecidingModeration(this Asset asset) => ModerationChain.DecidingOf(asset.Moderation);

    /// <summary>Not delivered by this environment for what was decided, or not decided yet.</summary>
    public static bool Withholds(this ProductEnvironment environment, Asset asset) => asset.Moderation.Length > 0 && environment.ModerationBlock switch
    {
        ModerationBlock.Rejected => asset.ModerationOutcome() == ModerationStatus.Rejected,
        ModerationBlock.Unapproved => asset.ModerationOutcome() is ModerationStatus.Rejected or ModerationStatus.Pending,
        _ => false,
    };

    /// <summary>A person decides: approved, rejected, or pending for all over again. The same once more changes nothing.</summary>
    /// <param name="why">At most <see cref="ModerationDecision.LongestWhy"/> characters; null for nothing said.</param>
    internal static Asset DecidedBy(this Asset asset, ModerationStatus status, ModerationJudge judge, string? why, DateTimeOffset now)
    {
        var entries = status == ModerationStatus.Pending ? ModerationChain.Anew(asset.Moderation, now) : ModerationChain.ByPerson(asset.Moderation, status, now);
        if (entries == asset.Moderation)
        {
            return asset;
        }

        return asset.With(entries, new(ModerationKinds.Manual, asset.ModerationOutcome(), status, now, judge)
        {
            Why = why,
            Overrides = status != ModerationStatus.Pending && entries.Count(IsOverridden) > asset.Moderation.Count(IsOverridden),
        });
    }

    /// <summary>The machine at this place has spoken.</summary>
    internal static Asset JudgedAt(this Asset asset, int at, ModerationVerdict verdict, DateTimeOffset now)
    {
        IReadOnlyList<ModerationReason> reasons = [.. verdict.Reasons.Take(MostReasons).Select(reason => reason with { Name = Cut(reason.Name) })];
        var entries = ModerationChain.Judged(asset.Moderation, at, verdict with { Reasons = reasons }, now);
        var kind = asset.Moderation[at].Kind;
        return asset.With(entries, new(kind, asset.ModerationOutcome(), entries[at].Status, now, ModerationJudge.Engine(kind)) { Reasons = reasons, Why = verdict.ForPerson });
    }

    /// <summary>A chain is asked for anew.</summary>
    internal static Asset ModeratedBy(this Asset asset, IEnumerable<string> chain, DateTimeOffset now)
        => asset with { Moderation = ModerationChain.Begin(chain.Select(ModerationLink.Of), now) };

    private static Asset With(this Asset asset, System.Collections.Immutable.ImmutableArray<ModerationEntry> entries, ModerationDecision decision) => asset with
    {
        Moderation = entries,
        ModerationHistory = ModerationDecision.Append(asset.ModerationHistory, decision with { Version = asset.Version }),
    };

    private static bool IsOverridden(ModerationEntry entry) => entry.Status == ModerationStatus.Overridden;

    private static string Cut(string name) => name.Length <= LongestName ? name : name[..(char.IsHighSurrogate(name[LongestName - 1]) ? LongestName - 1 : LongestName)];
}
