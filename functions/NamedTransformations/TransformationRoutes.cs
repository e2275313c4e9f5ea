using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.NamedTransformations;

/// <summary>Named transformations, addressed by a parameter as SDKs do or by their path.</summary>
internal static class TransformationRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<TransformationEndpoint>("transformations", Access.Admin, "Lists the transformations, or gives the one that is asked for.", (endpoint, context, token) => endpoint.Get(context, token)),
        Route.Post<TransformationEndpoint>("transformations", Access.Admin, "Creates a named transformation.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Put<TransformationEndpoint>("transformations", Access.Admin, "Changes a transformation.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<TransformationEndpoint>("transformations", Access.Admin, "Deletes a transformation.", (endpoint, context, token) => endpoint.Delete(context, token)),
        Route.Get<TransformationEndpoint>("transformations/{transformation*}", Access.Admin, "Gives a transformation.", (endpoint, context, token) => endpoint.Get(context, token)),
        Route.Post<TransformationEndpoint>("transformations/{transformation*}", Access.Admin, "Creates a named transformation.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Put<TransformationEndpoint>("transformations/{transformation*}", Access.Admin, "Changes a transformation.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<TransformationEndpoint>("transformations/{transformation*}", Access.Admin, "Deletes a transformation.", (endpoint, context, token) => endpoint.Delete(context, token)),
    ];
}
