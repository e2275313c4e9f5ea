namespace ServerlessDam.Assets.Moving;

/// <summary>How a copy is compared with its source. Rows are compared value by value either way.</summary>
public enum Verification
{
    /// <summary>Blobs by the SHA-256 of their bytes as both sides give them.</summary>
    Full,

    /// <summary>Blobs by name and size.</summary>
    Quick,
}
