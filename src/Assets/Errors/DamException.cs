namespace ServerlessDam.Assets.Errors;

/// <summary>Ends a request with an error the caller can act on. The message is shown to the caller.</summary>
public sealed class DamException(ErrorKind kind, string message, Exception? cause = null) : Exception(message, cause)
{
    public ErrorKind Kind { get; } = kind;

    /// <summary>The one field of the caller's form that is wrong; null when it is not about one.</summary>
    public string? Field { get; init; }

    /// <summary>When the same request is worth another try; null where nobody knows.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static DamException Invalid(string message) => new(ErrorKind.InvalidParameter, message);

    public static DamException Missing(string parameter) => new(ErrorKind.InvalidParameter, $"Missing required parameter - {parameter}");

    public static DamException NotFound(string publicId) => new(ErrorKind.NotFound, $"Resource not found - {publicId}");
}
