using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Upload.Remote;

namespace ServerlessDam.Assets.Notifications;

/// <summary>Composes the telling of what happens.</summary>
public static class NotificationsRegistration
{
    /// <param name="services">Must hold an <see cref="INotificationBodies"/> and the settings of fetching from other servers too.</param>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddOptions<NotificationOptions>().BindConfiguration(NotificationOptions.Section).ValidateOnStart();
        return services
            .AddSingleton<IValidateOptions<NotificationOptions>, ValidateNotificationOptions>()
            .AddSingleton<TriggerStore>()
            .AddSingleton<ManageTriggers>()
            .AddSingleton<EventNotes>()
            .AddSingleton<DeliveryStore>()
            .AddSingleton<MessageBuffer>()
            .AddSingleton<PollMessages>()
            .AddSingleton<NotificationLog>()
            .AddSingleton<NotificationSweep>()
            .AddSingleton(provider => new WebhookSender(
                provider.GetRequiredService<IOptions<NotificationOptions>>(),
                provider.GetRequiredService<IOptions<RemoteFetchOptions>>(),
                provider.GetRequiredService<TimeProvider>(),
                Dns.GetHostAddressesAsync))
            .AddSingleton<IJobHandler, ExpandEvents>()
            .AddSingleton<IJobHandler, SendNotification>();
    }
}
