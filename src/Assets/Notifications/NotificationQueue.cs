namespace ServerlessDam.Assets.Notifications;

/// <summary>Notifications have a queue of their own: a receiver that hangs keeps no other job waiting.</summary>
public static class NotificationQueue
{
    public const string Name = "notifications";
}
