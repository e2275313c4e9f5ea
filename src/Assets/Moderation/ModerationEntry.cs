namespace ServerlessDam.Assets.Moderation;

/// <summary>What became of one moderation of an asset.</summary>
/// <param name="Kind"><c>manual</c>, or the name of what decides by itself.</param>
public sealed record ModerationEntry(string Kind, ModerationStatus Status, DateTimeOffset UpdatedAt);

public enum ModerationStatus
{
    /// <summary>Waits for a person.</summary>
    Pending,

    /// <summary>Waits for the moderations before it.</summary>
    Queued,

    Approved,

    Rejected,

    /// <summary>A person decided otherwise than the machine.</summary>
    Overridden,

    /// <summary>One before it rejected the asset.</summary>
    Aborted,
}
