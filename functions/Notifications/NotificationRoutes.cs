using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Notifications;

/// <summary>Whom to tell of what happens, what was told, and what waits to be asked for.</summary>
internal static class NotificationRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<TriggerEndpoint>("triggers", Access.Admin, "Lists the triggers.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Post<TriggerEndpoint>("triggers", Access.Admin, "Creates a trigger: notifications of an event type go to an address or a channel.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Put<TriggerEndpoint>("triggers/{id}", Access.Admin, "Changes the address of a trigger.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<TriggerEndpoint>("triggers/{id}", Access.Admin, "Deletes a trigger.", (endpoint, context, token) => endpoint.Delete(context, token)),
        Route.Post<TriggerEndpoint>("triggers/{id}/test", Access.Admin, "Sends a sample to a trigger.", (endpoint, context, token) => endpoint.Test(context, token)),
        Route.Get<LogEndpoint>("notifications", Access.Admin, "Lists what was sent to whom and what came of it, newest first.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Get<LogEndpoint>("notifications/{id}", Access.Admin, "One notification with what it says.", (endpoint, context, token) => endpoint.Details(context, token)),
        Route.Post<LogEndpoint>("notifications/{id}/resend", Access.Admin, "Sends a notification again.", (endpoint, context, token) => endpoint.Resend(context, token)),
        Route.Get<PollEndpoint>("v2/notifications/messages", Access.Admin, "Takes buffered notifications of a channel or a batch; waits for them if asked to.", (endpoint, context, token) => endpoint.Receive(context, token)),
        Route.Post<PollEndpoint>("v2/notifications/messages/ack", Access.Admin, "Acknowledges notifications: they do not come again.", (endpoint, context, token) => endpoint.Acknowledge(context, token)),
    ];
}
