using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Writes notifications in the words of the wire.</summary>
public interface INotificationBodies
{
    /// <returns>UTF-8 of a JSON object without blanks, as it is signed and sent.</returns>
    Task<byte[]> WriteAsync(ProductEnvironment environment, EventNote note, NotedEvent happened, CancellationToken cancellationToken);
}
