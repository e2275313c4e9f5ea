namespace ServerlessDam.Functions.Wire.Routing;

/// <summary>What a route asks its caller to show, and with it which family of answers it belongs to.</summary>
public enum Access
{
    /// <summary>Nothing.</summary>
    Public,

    /// <summary>Upload API: a signature, an access key by Basic, or a token.</summary>
    Upload,

    /// <summary>As <see cref="Upload"/>, or an upload preset that needs no signature.</summary>
    UnsignedUpload,

    /// <summary>Admin API: an access key by Basic or a token. Answers carry rate-limit headers.</summary>
    Admin,
}
