namespace ServerlessDam.Assets.Restrictions;

/// <summary>A way in to an asset that is not for everybody.</summary>
public enum AccessType
{
    /// <summary>For who shows a token.</summary>
    Token,

    /// <summary>For everybody, from the rule's start to its end.</summary>
    Anonymous,
}

/// <summary>An element of <c>access_control</c>.</summary>
/// <param name="Start">From when on it holds; null for ever since.</param>
/// <param name="End">Until when it holds; null for good.</param>
public sealed record AccessRule(AccessType Type, DateTimeOffset? Start, DateTimeOffset? End)
{
    public bool HoldsAt(DateTimeOffset now) => (Start is not { } start || now >= start) && (End is not { } end || now < end);
}
