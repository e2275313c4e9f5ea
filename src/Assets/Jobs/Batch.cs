using System.Text.Json.Serialization;

namespace ServerlessDam.Assets.Jobs;

public enum BatchState
{
    /// <summary>Begun and not ended: it waits for its turn, or is at work.</summary>
    Running,
    Done,

    /// <summary>A step failed five times; what the steps before it did stays done.</summary>
    Failed,
    Cancelled,
}

/// <summary>Work on many things, done in steps in the background: people see how far it is and may end it.</summary>
public sealed record Batch
{
    /// <summary>32 hex digits.</summary>
    public required string Id { get; init; }

    public required string Cloud { get; init; }

    /// <summary>The <see cref="IBatchWork.Kind"/> of what does it.</summary>
    public required string Kind { get; init; }

    /// <summary>What it was asked, in the work's own JSON; at most 200 000 characters.</summary>
    public required string Arguments { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public BatchState State { get; init; }

    /// <summary>Where the next step goes on, in the work's own words; null at the beginning.</summary>
    public string? Position { get; init; }

    /// <summary>How many things are done.</summary>
    public long Done { get; init; }

    /// <summary>How many there are; null where nobody knows yet.</summary>
    public long? Total { get; init; }

    /// <summary>What came of it, in the work's own JSON; null until the work says so.</summary>
    public string? Result { get; init; }

    /// <summary>Why it failed, in words for people.</summary>
    public string? Error { get; init; }

    /// <summary>What began it: whom to tell of what it does. Null when no call did.</summary>
    public Notifications.Occasion? Occasion { get; init; }

    /// <summary>Said by a step: how long the next one waits. Null for not at all.</summary>
    [JsonIgnore]
    public TimeSpan? Pause { get; init; }

    /// <summary>Set on what was read.</summary>
    public string? RowETag { get; init; }
}
