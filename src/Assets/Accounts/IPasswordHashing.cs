namespace ServerlessDam.Assets.Accounts;

/// <summary>Slow, salted hashes of passwords.</summary>
public interface IPasswordHashing
{
    string Hash(string password);

    PasswordMatch Verify(string hash, string password);
}

/// <summary>Whether a password is the one that was hashed.</summary>
public enum PasswordMatch
{
    No,

    Yes,

    /// <summary>Yes, but the hash is weaker than those made now: hash it again.</summary>
    YesButOutdated,
}
