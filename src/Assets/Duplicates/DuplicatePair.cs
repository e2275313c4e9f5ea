using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Assets.Duplicates;

/// <summary>Two assets of which one is, or once was, found to be a duplicate of the other.</summary>
/// <param name="First">The smaller asset id.</param>
/// <param name="Second">The larger one.</param>
/// <param name="Likeness">When it was last looked.</param>
/// <param name="FoundAt">When it was first found.</param>
/// <param name="Decision">Null while nobody decided.</param>
public sealed record DuplicatePair(string First, string Second, Likeness Likeness, DateTimeOffset FoundAt, DuplicateDecision? Decision)
{
    /// <summary>Set on what was read.</summary>
    internal string? RowETag { get; init; }

    /// <summary>Whether a person is to look at it. What was decided of two pictures does not hold for two files of the same bytes, and a merger that was undone is open again.</summary>
    public bool IsOpen => Decision is not { } decision || decision.Kind == DecisionKind.Merge || (Likeness.Class == LikenessClass.Identical && decision.Of != LikenessClass.Identical);

    public string Other(string assetId) => assetId == First ? Second : First;

    public static (string First, string Second) Ordered(string one, string other) => string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
}

/// <param name="By">Who decided: user or key.</param>
/// <param name="Of">The class that the pair had then.</param>
/// <param name="KeptId">Of a merger: the asset that stayed.</param>
public sealed record DuplicateDecision(DecisionKind Kind, string By, DateTimeOffset At, LikenessClass Of, string? KeptId);

public enum DecisionKind
{
    /// <summary>They are duplicates, and both stay.</summary>
    Keep,

    /// <summary>They are none, whatever a machine says.</summary>
    NotDuplicate,

    /// <summary>One got what was said of the other, which was deleted.</summary>
    Merge,
}
