namespace ServerlessDam.Assets.Moderation;

/// <summary>What an environment does not deliver.</summary>
public enum ModerationBlock
{
    /// <summary>Everything is delivered, whatever moderation says.</summary>
    None,

    /// <summary>What is rejected, until it is approved after all.</summary>
    Rejected,

    /// <summary>What is rejected, and what is not decided yet.</summary>
    Unapproved,
}
