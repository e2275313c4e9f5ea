using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Presets;

/// <summary>Upload presets.</summary>
internal static class PresetRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<PresetEndpoint>("upload_presets", Access.Admin, "Lists the upload presets.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Post<PresetEndpoint>("upload_presets", Access.Admin, "Creates an upload preset.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Get<PresetEndpoint>("upload_presets/{name}", Access.Admin, "Gives an upload preset.", (endpoint, context, token) => endpoint.Details(context, token)),
        Route.Put<PresetEndpoint>("upload_presets/{name}", Access.Admin, "Changes settings of an upload preset.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<PresetEndpoint>("upload_presets/{name}", Access.Admin, "Deletes an upload preset.", (endpoint, context, token) => endpoint.Delete(context, token)),
    ];
}
