using System.Text;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Notifications;

namespace ServerlessDam.Assets.Tests.Notifications;

/// <summary>Bodies that name the event and its asset; counts how often it was asked.</summary>
internal sealed class PlainBodies : INotificationBodies
{
    public int Written { get; private set; }

    public Task<byte[]> WriteAsync(ProductEnvironment environment, EventNote note, NotedEvent happened, CancellationToken cancellationToken)
    {
        Written++;
        return Task.FromResult(Encoding.UTF8.GetBytes($"{{\"type\":\"{happened.Type}\",\"id\":\"{happened.Subject?.PublicId}\"}}"));
    }
}
