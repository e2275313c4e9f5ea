namespace ServerlessDam.Assets.Accounts;

/// <summary>The digest that a product environment signs its own answers, notifications and links with.</summary>
public enum SignatureAlgorithm
{
    Sha1,
    Sha256,
}
