using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Moderation;

/// <summary>What people say of a moderation, as calls bring it.</summary>
public static class ModerationWords
{
    /// <summary>Null for nothing said.</summary>
    /// <exception cref="DamException">InvalidParameter: none of approved, rejected and pending.</exception>
    public static ModerationStatus? Status(string? text) => text switch
    {
        null => null,
        "approved" => ModerationStatus.Approved,
        "rejected" => ModerationStatus.Rejected,
        "pending" => ModerationStatus.Pending,
        _ => throw DamException.Invalid($"Invalid moderation_status: {text[..Math.Min(text.Length, 64)]} is none of approved, rejected and pending"),
    };

    /// <summary>Trimmed; null for nothing said.</summary>
    /// <exception cref="DamException">InvalidParameter: too long.</exception>
    public static string? Why(string? text) => text?.Trim() switch
    {
        null or "" => null,
        { Length: > ModerationDecision.LongestWhy } => throw DamException.Invalid($"The reason of a moderation can have at most {ModerationDecision.LongestWhy} characters"),
        var why => why,
    };
}
