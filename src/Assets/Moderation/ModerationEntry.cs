namespace ServerlessDam.Assets.Moderation;

/// <summary>What became of one moderation of an asset.</summary>
/// <param name="Kind"><c>manual</c>, or the name of what decides by itself.</param>
public sealed record ModerationEntry(string Kind, ModerationStatus Status, DateTimeOffset UpdatedAt)
{
    /// <summary>What was asked for behind the <c>:</c>, 0 to 1; null for the engine's own.</summary>
    public double? Threshold { get; init; }

    /// <summary>What the engine went by, weightiest first; null until it judged.</summary>
    public IReadOnlyList<ModerationReason>? Reasons { get; init; }

    /// <summary>Why it is still pending though its turn has come; null where it is not.</summary>
    public string? Note { get; init; }

    /// <summary>Pending, and the engine has no more to say: a person decides.</summary>
    public bool IsForPerson { get; init; }
}

public enum ModerationStatus
{
    /// <summary>Its turn has come.</summary>
    Pending,

    /// <summary>Waits for the moderations before it.</summary>
    Queued,

    Approved,

    Rejected,

    /// <summary>A person decided otherwise than the machine.</summary>
    Overridden,

    /// <summary>It is not needed any more: one before it rejected the asset, or a person decided.</summary>
    Aborted,
}
