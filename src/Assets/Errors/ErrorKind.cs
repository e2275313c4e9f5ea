namespace ServerlessDam.Assets.Errors;

/// <summary>What went wrong, as far as the caller is concerned. The wire's status is made of it in one place.</summary>
public enum ErrorKind
{
    /// <summary>A value the caller sent is wrong.</summary>
    InvalidParameter,

    /// <summary>Who is asking could not be established, or a signature is wrong.</summary>
    Unauthorized,

    /// <summary>Known, and not allowed.</summary>
    Forbidden,

    NotFound,

    AlreadyExists,

    /// <summary>Somebody else changed it since the caller read it.</summary>
    Changed,

    /// <summary>More than this server takes, now or at all.</summary>
    RateLimited,

    /// <summary>The media could not be processed: broken, too large, or its worker died.</summary>
    Unprocessable,

    /// <summary>What is needed for it is not installed or not configured here.</summary>
    NotAvailable,
}
