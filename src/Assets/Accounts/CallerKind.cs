namespace ServerlessDam.Assets.Accounts;

/// <summary>What sort of someone a caller is.</summary>
public enum CallerKind
{
    Anonymous,

    /// <summary>A program with an access key; the id is its API key.</summary>
    Key,

    /// <summary>A person; the id is the user's.</summary>
    User,

    /// <summary>This server; the id names the part of it.</summary>
    System,
}
