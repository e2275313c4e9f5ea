using Azure;
using Azure.Identity;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Azure.Search;

/// <summary>Where exceptions of the search client end.</summary>
internal static class SearchErrors
{
    /// <summary>Null for what is the caller's to handle, a cancellation, or a bug.</summary>
    public static DamException? Translate(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        RequestFailedException { Status: 401 or 403 } e => TryLater("The search service refuses this app; see its key, or its identity's roles.", e),
        RequestFailedException { Status: 0 or 408 or 429 or >= 500 } e => TryLater("The search service does not answer; try again later.", e),
        AuthenticationFailedException e => TryLater("The search service is not available: this app has no identity to open it with.", e),
        AggregateException e when e.InnerExceptions.All(inner => Translate(inner, cancellationToken) is not null) => Translate(e.InnerExceptions[^1], cancellationToken),
        IOException e => TryLater("The connection to the search service broke; try again later.", e),
        OperationCanceledException e when !cancellationToken.IsCancellationRequested => TryLater("The search service does not answer in time; try again later.", e),
        _ => null,
    };

    /// <summary>Of a search that the service refused as such: its filter is our own, so what it dislikes is the size, whose limits it does not publish.</summary>
    public static DamException TooLarge(Exception cause)
        => new(ErrorKind.InvalidParameter, "Azure AI Search refuses this search; it is too large: ask with fewer words, conditions or wildcards.", cause);

    public static DamException TryLater(string message, Exception? cause = null) => new(ErrorKind.TryLater, message, cause);
}
