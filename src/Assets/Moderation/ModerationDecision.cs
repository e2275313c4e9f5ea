using System.Collections.Immutable;
using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Moderation;

/// <summary>One decision about an asset, as its history keeps it.</summary>
/// <param name="Kind">The moderation by which it was decided.</param>
/// <param name="From">What the asset was as a whole before; null where nothing moderated it.</param>
/// <param name="To">What was decided: approved, rejected, or pending again.</param>
public sealed record ModerationDecision(string Kind, ModerationStatus? From, ModerationStatus To, DateTimeOffset At, ModerationJudge By)
{
    /// <summary>Of a history so many are kept, the latest.</summary>
    public const int MostKept = 30;

    /// <summary>Of <see cref="Why"/>, in characters.</summary>
    public const int LongestWhy = 500;

    /// <summary>Unix seconds: the version it is about.</summary>
    public long Version { get; init; }

    /// <summary>What a person said; null for nothing.</summary>
    public string? Why { get; init; }

    /// <summary>What an engine went by; null of a person.</summary>
    public IReadOnlyList<ModerationReason>? Reasons { get; init; }

    /// <summary>A person decided otherwise than a machine had.</summary>
    public bool Overrides { get; init; }

    internal static ImmutableArray<ModerationDecision> Append(ImmutableArray<ModerationDecision> history, ModerationDecision decision)
        => [.. history.TakeLast(MostKept - 1), decision];
}

/// <summary>Who decided: a person, a program with a key, or an engine of this server (<see cref="CallerKind.System"/>).</summary>
/// <param name="Id">API key, user id, or the engine's name.</param>
public sealed record ModerationJudge(CallerKind Kind, string Id)
{
    public static ModerationJudge Of(Caller caller) => new(caller.Kind, caller.Id);

    public static ModerationJudge Engine(string kind) => new(CallerKind.System, kind);
}
