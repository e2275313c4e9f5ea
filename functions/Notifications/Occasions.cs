using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.MediaLibrary;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Calls as <see cref="Occasion"/>s.</summary>
internal static class Occasions
{
    /// <summary>Whom nobody knows says nothing of who is told: notifications are signed, and go where they are sent.</summary>
    public static Occasion Of(WireRequest request, Caller caller, string requestId, DeliveryBases bases)
    {
        var isKnown = caller.Kind != CallerKind.Anonymous;
        return new()
        {
            RequestId = requestId,
            Source = "api",
            By = caller.Id,
            NotificationUrl = isKnown ? request.Text("notification_url") : null,
            EagerNotificationUrl = isKnown ? request.Text("eager_notification_url") : null,
            BatchId = isKnown ? NameOf(request.Text("batch_id")) : null,
            PlainOrigin = bases.Plain,
            SecureOrigin = bases.Secure,
        };
    }

    public static Occasion Of(LibraryContext context, DeliveryBases bases) => new()
    {
        RequestId = context.Http.TraceIdentifier,
        Source = "ui",
        By = context.Caller.Id,
        PlainOrigin = bases.Plain,
        SecureOrigin = bases.Secure,
    };

    /// <summary>Null for what cannot be a part of a key: the request's id stands for it.</summary>
    private static string? NameOf(string? batchId) => batchId is not null && NotificationTarget.IsName(batchId) ? batchId : null;
}
