using Microsoft.Extensions.DependencyInjection;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Notifications;

internal static class NotificationApiRegistration
{
    public static IServiceCollection AddNotificationApi(this IServiceCollection services) => services
        .AddSingleton<UploadNotification>()
        .AddSingleton<EagerNotification>()
        .AddSingleton<INotificationBodies, NotificationBodies>()
        .AddSingleton<TriggerEndpoint>()
        .AddSingleton<LogEndpoint>()
        .AddSingleton<PollEndpoint>()
        .AddRoutes(NotificationRoutes.All);
}
