using System.Collections.Immutable;
using ServerlessDam.Assets.Moderation;

namespace ServerlessDam.Assets.Tests.Moderation;

/// <summary>Every chain of up to three machines, with and without a person, and everything that they can say in every order.</summary>
public sealed class ModerationChainTests
{
    private static readonly DateTimeOffset Time = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly string[] Machines = ["aws_rek", "webpurify", "metascan"];

    private static readonly Func<ImmutableArray<ModerationEntry>, int, ImmutableArray<ModerationEntry>>[] Words =
    [
        (entries, at) => ModerationChain.Judged(entries, at, FakeModerator.Approves, Time),
        (entries, at) => ModerationChain.Judged(entries, at, FakeModerator.Rejects, Time),
        (entries, at) => ModerationChain.Judged(entries, at, FakeModerator.Leaves, Time),
        (entries, at) => ModerationChain.Undecided(entries, at, "No model", Time),
    ];

    [Fact]
    public void Whatever_machines_say_the_chain_is_consistent_and_somebody_has_the_next_word()
    {
        var seen = 0;
        foreach (var entries in Chains().SelectMany(Reached))
        {
            AssertConsistent(entries);
            seen++;
        }

        Assert.True(seen > 100, $"{seen} states");
    }

    [Fact]
    public void A_person_has_the_last_word_wherever_the_chain_is_and_saying_it_again_changes_nothing()
    {
        foreach (var entries in Chains().SelectMany(Reached))
        {
            foreach (var status in new[] { ModerationStatus.Approved, ModerationStatus.Rejected })
            {
                var said = ModerationChain.ByPerson(entries, status, Time);
                AssertConsistent(said);
                Assert.Equal(status, ModerationChain.OutcomeOf(said));
                Assert.Equal(("manual", status), (ModerationChain.DecidingOf(said)!.Kind, ModerationChain.DecidingOf(said)!.Status));
                Assert.Equal(-1, ModerationChain.TurnOf(said));
                Assert.DoesNotContain(said, entry => entry.Status is ModerationStatus.Pending or ModerationStatus.Queued);
                Assert.True(said == ModerationChain.ByPerson(said, status, Time));

                var otherwise = status == ModerationStatus.Approved ? ModerationStatus.Rejected : ModerationStatus.Approved;
                var changed = ModerationChain.ByPerson(said, otherwise, Time);
                AssertConsistent(changed);
                Assert.Equal(otherwise, ModerationChain.OutcomeOf(changed));
            }
        }
    }

    [Fact]
    public void Begun_anew_a_chain_is_as_at_first_with_its_thresholds_and_the_person_at_its_end()
    {
        foreach (var first in Chains())
        {
            foreach (var entries in Reached(first))
            {
                Assert.Equal(first, ModerationChain.Anew(entries, Time));
                var overruled = ModerationChain.Anew(ModerationChain.ByPerson(entries, ModerationStatus.Approved, Time), Time);
                AssertConsistent(overruled);
                Assert.Equal("manual", overruled[^1].Kind);
                Assert.Equal(ModerationStatus.Pending, ModerationChain.OutcomeOf(overruled));
            }
        }

        Assert.Equal([new("manual", ModerationStatus.Pending, Time)], ModerationChain.Anew([], Time));
    }

    [Fact]
    public void Who_approves_hands_on_and_who_rejects_ends_it()
    {
        var chain = Begin("aws_rek", "webpurify", "manual");
        Assert.Equal("pending queued queued", Statuses(chain));
        var second = ModerationChain.Judged(chain, 0, FakeModerator.Approves, Time);
        Assert.Equal("approved pending queued", Statuses(second));
        Assert.Equal("approved approved pending", Statuses(ModerationChain.Judged(second, 1, FakeModerator.Approves, Time)));
        Assert.Equal("approved rejected aborted", Statuses(ModerationChain.Judged(second, 1, FakeModerator.Rejects, Time)));
    }

    [Fact]
    public void What_a_machine_cannot_tell_waits_for_a_person_and_machines_that_were_late_are_heard_still()
    {
        var left = ModerationChain.Judged(Begin("aws_rek", "webpurify", "manual"), 0, FakeModerator.Leaves, Time);
        Assert.Equal(("pending queued pending", -1), (Statuses(left), ModerationChain.TurnOf(left)));
        Assert.Equal("aborted aborted approved", Statuses(ModerationChain.ByPerson(left, ModerationStatus.Approved, Time)));

        var late = ModerationChain.Undecided(Begin("aws_rek", "webpurify", "manual"), 0, "No model", Time);
        Assert.Equal(("pending queued pending", 0, "No model"), (Statuses(late), ModerationChain.TurnOf(late), late[0].Note));
        Assert.Equal("approved pending pending", Statuses(ModerationChain.Judged(late, 0, FakeModerator.Approves, Time)));
        Assert.Equal("rejected aborted aborted", Statuses(ModerationChain.Judged(late, 0, FakeModerator.Rejects, Time)));
    }

    [Fact]
    public void A_person_who_decides_otherwise_overrides_the_machine()
    {
        var rejected = ModerationChain.Judged(Begin("aws_rek"), 0, FakeModerator.Rejects, Time);
        Assert.Equal("approved overridden", Statuses(ModerationChain.ByPerson(rejected, ModerationStatus.Approved, Time)));

        var approved = ModerationChain.Judged(Begin("aws_rek"), 0, FakeModerator.Approves, Time);
        Assert.Equal("rejected overridden", Statuses(ModerationChain.ByPerson(approved, ModerationStatus.Rejected, Time)));

        var handedOn = ModerationChain.Judged(Begin("aws_rek", "manual"), 0, FakeModerator.Approves, Time);
        Assert.Equal("approved rejected", Statuses(ModerationChain.ByPerson(handedOn, ModerationStatus.Rejected, Time)));
    }

    private static IEnumerable<ImmutableArray<ModerationEntry>> Chains()
        => from length in Enumerable.Range(0, Machines.Length + 1)
           from person in new[] { false, true }
           where length > 0 || person
           select ModerationChain.Begin([.. Machines.Take(length).Select((kind, at) => new ModerationLink(kind, at / 10.0)), .. person ? [new ModerationLink("manual", null)] : Array.Empty<ModerationLink>()], Time);

    /// <summary>The chain itself, and all that machines can make of it; one that could not judge is heard again.</summary>
    private static IEnumerable<ImmutableArray<ModerationEntry>> Reached(ImmutableArray<ModerationEntry> entries)
    {
        yield return entries;
        if (ModerationChain.TurnOf(entries) is not (var at and >= 0))
        {
            yield break;
        }

        foreach (var after in Words.Select(word => word(entries, at)).Where(after => after != entries).SelectMany(Reached))
        {
            yield return after;
        }
    }

    private static void AssertConsistent(ImmutableArray<ModerationEntry> entries)
    {
        var text = string.Join(' ', entries.Select(entry => $"{entry.Kind}={entry.Status}"));
        var open = entries.Where(entry => entry.Status is ModerationStatus.Pending or ModerationStatus.Queued).ToList();
        Assert.True(entries.Select(entry => entry.Kind).Distinct().Count() == entries.Length, text);
        Assert.True(entries.Count(entry => entry.Kind != "manual" && entry.Status == ModerationStatus.Pending) <= 1, text);
        switch (ModerationChain.OutcomeOf(entries))
        {
            case ModerationStatus.Pending:
                // Nothing waits for nobody.
                Assert.True(open.Exists(entry => entry.Status == ModerationStatus.Pending), text);
                Assert.True(entries.All(entry => entry.Status is not (ModerationStatus.Rejected or ModerationStatus.Aborted)), text);
                Assert.True(ModerationChain.DecidingOf(entries)!.Status == ModerationStatus.Pending, text);
                break;
            case ModerationStatus.Approved or ModerationStatus.Rejected:
                Assert.True(open.Count == 0, text);
                Assert.True(ModerationChain.DecidingOf(entries)!.Status == ModerationChain.OutcomeOf(entries), text);
                break;
            default:
                Assert.Fail(text);
                break;
        }
    }

    private static ImmutableArray<ModerationEntry> Begin(params string[] kinds) => ModerationChain.Begin(kinds.Select(kind => new ModerationLink(kind, null)), Time);

    private static string Statuses(ImmutableArray<ModerationEntry> entries) => string.Join(' ', entries.Select(entry => entry.Status.ToString().ToLowerInvariant()));
}
