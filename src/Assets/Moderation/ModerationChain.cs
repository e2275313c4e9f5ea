using System.Collections.Immutable;

namespace ServerlessDam.Assets.Moderation;

/// <summary>
/// The moderations of an asset, one after the other: the first is pending, the others are queued. Who approves passes it on, who rejects ends it, and who
/// cannot tell leaves it to the person at the end. A person's word is the last.
/// </summary>
internal static class ModerationChain
{
    public static ImmutableArray<ModerationEntry> Begin(IEnumerable<ModerationLink> links, DateTimeOffset now)
        => [.. links.Select((link, at) => new ModerationEntry(link.Kind, at == 0 ? ModerationStatus.Pending : ModerationStatus.Queued, now) { Threshold = link.Threshold })];

    /// <summary>The asset as a whole: pending, approved or rejected; null where nothing moderates it.</summary>
    public static ModerationStatus? OutcomeOf(ImmutableArray<ModerationEntry> entries)
    {
        if (entries.IsDefaultOrEmpty)
        {
            return null;
        }

        var said = entries.FirstOrDefault(entry => entry.Kind == ModerationKinds.Manual)?.Status;
        return said is ModerationStatus.Approved or ModerationStatus.Rejected ? said
            : entries.Any(entry => entry.Status == ModerationStatus.Rejected) ? ModerationStatus.Rejected
            : entries.Any(entry => entry.Status is ModerationStatus.Pending or ModerationStatus.Queued) ? ModerationStatus.Pending
            : ModerationStatus.Approved;
    }

    /// <summary>The moderation by which the asset is what it is as a whole; null without any.</summary>
    public static ModerationEntry? DecidingOf(ImmutableArray<ModerationEntry> entries)
    {
        var outcome = OutcomeOf(entries);
        return outcome is null ? null
            : entries.FirstOrDefault(entry => entry.Kind == ModerationKinds.Manual && entry.Status == outcome)
                ?? (outcome == ModerationStatus.Approved ? entries.Last(entry => entry.Status == outcome) : entries.First(entry => entry.Status == outcome));
    }

    /// <summary>Place of the machine whose turn it is; -1 when it is nobody's, or a person's.</summary>
    public static int TurnOf(ImmutableArray<ModerationEntry> entries)
        => entries.IsDefaultOrEmpty ? -1 : FirstOf(entries, entry => entry is { Status: ModerationStatus.Pending, IsForPerson: false } && entry.Kind != ModerationKinds.Manual);

    /// <summary>Place of a machine's approval that no person has gone over; -1 when there is none.</summary>
    public static int ApprovalOf(ImmutableArray<ModerationEntry> entries, string kind)
        => entries.Any(entry => entry is { Kind: ModerationKinds.Manual, Status: ModerationStatus.Approved or ModerationStatus.Rejected })
            ? -1
            : FirstOf(entries, entry => entry.Kind == kind && entry.Status == ModerationStatus.Approved);

    /// <summary>The machine at this place has decided, or left it to a person.</summary>
    public static ImmutableArray<ModerationEntry> Judged(ImmutableArray<ModerationEntry> entries, int at, ModerationVerdict verdict, DateTimeOffset now)
    {
        var entry = entries[at] with { UpdatedAt = now, Reasons = verdict.Reasons, Note = verdict.ForPerson };
        if (verdict.ForPerson is not null)
        {
            return AskPerson(entries.SetItem(at, entry with { IsForPerson = true }), now);
        }

        if (verdict.IsRejected)
        {
            return Abort(entries.SetItem(at, entry with { Status = ModerationStatus.Rejected }), now);
        }

        entries = entries.SetItem(at, entry with { Status = ModerationStatus.Approved });
        return FirstOf(entries, each => each.Status == ModerationStatus.Queued) is var next and >= 0
            ? entries.SetItem(next, entries[next] with { Status = ModerationStatus.Pending, UpdatedAt = now })
            : entries;
    }

    /// <summary>The machine at this place cannot judge for now: it stays pending and says why, and a person may decide meanwhile.</summary>
    public static ImmutableArray<ModerationEntry> Undecided(ImmutableArray<ModerationEntry> entries, int at, string why, DateTimeOffset now)
        => entries[at].Note == why ? entries : AskPerson(entries.SetItem(at, entries[at] with { Note = why, UpdatedAt = now }), now);

    /// <param name="status">Approved or rejected.</param>
    public static ImmutableArray<ModerationEntry> ByPerson(ImmutableArray<ModerationEntry> entries, ModerationStatus status, DateTimeOffset now)
    {
        var at = FirstOf(entries, entry => entry.Kind == ModerationKinds.Manual);
        if (at >= 0 && entries[at].Status == status)
        {
            return entries;
        }

        var manual = new ModerationEntry(ModerationKinds.Manual, status, now);
        var ruled = entries.Select(entry => IsOverruled(entry) ? entry with { Status = ModerationStatus.Overridden, UpdatedAt = now } : entry).ToImmutableArray();
        return Abort(at < 0 ? ruled.Insert(0, manual) : ruled.SetItem(at, manual), now);

        // In a chain that ends with a person a machine's approval only hands on; without one it was the last word.
        bool IsOverruled(ModerationEntry entry) => entry.Kind != ModerationKinds.Manual
            && (status == ModerationStatus.Approved ? entry.Status == ModerationStatus.Rejected : at < 0 && entry.Status == ModerationStatus.Approved);
    }

    /// <summary>All over again. What no machine moderates waits for a person.</summary>
    public static ImmutableArray<ModerationEntry> Anew(ImmutableArray<ModerationEntry> entries, DateTimeOffset now)
    {
        var links = entries.OrderBy(entry => entry.Kind == ModerationKinds.Manual).Select(entry => new ModerationLink(entry.Kind, entry.Threshold)).ToList();
        return Begin(links.Count == 0 ? [new(ModerationKinds.Manual, null)] : links, now);
    }

    private static ImmutableArray<ModerationEntry> AskPerson(ImmutableArray<ModerationEntry> entries, DateTimeOffset now)
        => FirstOf(entries, entry => entry is { Kind: ModerationKinds.Manual, Status: ModerationStatus.Queued }) is var at and >= 0
            ? entries.SetItem(at, entries[at] with { Status = ModerationStatus.Pending, UpdatedAt = now })
            : entries;

    private static ImmutableArray<ModerationEntry> Abort(ImmutableArray<ModerationEntry> entries, DateTimeOffset now)
        => [.. entries.Select(entry => entry.Status is ModerationStatus.Pending or ModerationStatus.Queued
            ? entry with { Status = ModerationStatus.Aborted, UpdatedAt = now, Note = null, IsForPerson = false }
            : entry)];

    private static int FirstOf(ImmutableArray<ModerationEntry> entries, Func<ModerationEntry, bool> holds)
    {
        for (var at = 0; at < entries.Length; at++)
        {
            if (holds(entries[at]))
            {
                return at;
            }
        }

        return -1;
    }
}
