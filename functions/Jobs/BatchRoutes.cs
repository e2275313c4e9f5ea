using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Jobs;

/// <summary>Work in the background, by the <c>batch_id</c> of the answer that began it. Of our own: the SDKs have no call for it.</summary>
internal static class BatchRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<BatchEndpoint>("batches/{batch_id}", Access.Admin, "How far work in the background is.", (endpoint, context, token) => endpoint.Get(context, token)),
        Route.Delete<BatchEndpoint>("batches/{batch_id}", Access.Admin, "Ends work in the background before its next step.", (endpoint, context, token) => endpoint.Cancel(context, token)),
    ];
}
