namespace Microsoft.Azure.Functions.Worker;

/// <summary>Which of the Functions host's keys a caller must show.</summary>
public enum AuthorizationLevel
{
    /// <summary>None.</summary>
    Anonymous = 0,

    User = 1,

    /// <summary>A key of the function or of the app.</summary>
    Function = 2,

    System = 3,

    /// <summary>The master key.</summary>
    Admin = 4,
}
