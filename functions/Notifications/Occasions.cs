using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Notifications;
using ServerlessDam.Functions.MediaLibrary;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Calls as <see cref="Occasion"/>s.</summary>
internal static class Occasions
{
    public static Occasion Of(WireRequest request, Caller caller, string requestId, DeliveryBases bases) => new()
    {
        RequestId = requestId,
        Source = "api",
        By = caller.Id,
        NotificationUrl = request.Text("notification_url"),
        EagerNotificationUrl = request.Text("eager_notification_url"),
        BatchId = NameOf(request.Text("batch_id")),
        PlainOrigin = bases.Plain,
        SecureOrigin = bases.Secure,
    };

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
