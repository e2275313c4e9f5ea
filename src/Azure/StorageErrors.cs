using Azure;
using Azure.Identity;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Azure;

/// <summary>Where exceptions of the storage clients end. What a caller branches on is caught before, by its error code.</summary>
internal static class StorageErrors
{
    public const string ContainerMissing = "ContainerNotFound";
    public const string QueueMissing = "QueueNotFound";

    /// <exception cref="DamException">TryLater: the storage did not answer or refused the app; InvalidParameter: it cannot keep such a name.</exception>
    public static async Task<T> OrDamException<T>(this Task<T> call, CancellationToken cancellationToken)
    {
        try
        {
            return await call;
        }
        catch (Exception e) when (Translate(e, cancellationToken) is { } known)
        {
            throw known;
        }
    }

    /// <summary>Null for what is the caller's to handle, a cancellation, or a bug.</summary>
    public static DamException? Translate(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } e => TryLater($"The storage refuses this app ({e.ErrorCode ?? "no reason given"}); see its key, or its identity's roles.", e),
        RequestFailedException { Status: 400, ErrorCode: "InvalidUri" or "InvalidResourceName" or "OutOfRangeInput" } e => new DamException(ErrorKind.InvalidParameter, "The storage cannot keep this name.", e),
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } e => TryLater("The storage does not answer; try again later.", e),
        RequestFailedException { ErrorCode: "ContainerBeingDeleted" or "QueueBeingDeleted" or "TableBeingDeleted" } e => TryLater("The storage is being deleted.", e),
        AuthenticationFailedException e => TryLater("The storage is not available: this app has no identity to open it with.", e),
        // Several tries that failed in several ways.
        AggregateException e when e.InnerExceptions.All(inner => Translate(inner, cancellationToken) is not null) => Translate(e.InnerExceptions[^1], cancellationToken),
        IOException e => TryLater("The connection to the storage broke; try again later.", e),
        OperationCanceledException e when !cancellationToken.IsCancellationRequested => TryLater("The storage does not answer in time; try again later.", e),
        _ => null,
    };

    public static DamException TryLater(string message, Exception? cause = null) => new(ErrorKind.TryLater, message, cause);
}
