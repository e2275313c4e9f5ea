namespace ServerlessDam.Assets.Accounts;

/// <summary>What a caller showed to be known.</summary>
public enum CredentialKind
{
    None,

    /// <summary>The name of an upload preset that needs no signature.</summary>
    UnsignedPreset,

    /// <summary>A signature over the request's parameters, made with an access key's secret.</summary>
    Signature,

    /// <summary>An access key and its secret.</summary>
    Basic,

    /// <summary>An access token.</summary>
    Bearer,

    /// <summary>A session of the Media Library.</summary>
    Session,

    /// <summary>Nothing: it is the server itself (triggers, timers, drop folders).</summary>
    Internal,
}
