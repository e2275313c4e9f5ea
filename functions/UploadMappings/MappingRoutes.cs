using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.UploadMappings;

/// <summary>Upload mappings, addressed by a parameter.</summary>
internal static class MappingRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<MappingEndpoint>("upload_mappings", Access.Admin, "Lists the upload mappings, or gives that of a folder.", (endpoint, context, token) => endpoint.Get(context, token)),
        Route.Post<MappingEndpoint>("upload_mappings", Access.Admin, "Maps a folder to another server.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Put<MappingEndpoint>("upload_mappings", Access.Admin, "Changes where a folder is mapped to.", (endpoint, context, token) => endpoint.Update(context, token)),
        Route.Delete<MappingEndpoint>("upload_mappings", Access.Admin, "Deletes an upload mapping.", (endpoint, context, token) => endpoint.Delete(context, token)),
    ];
}
