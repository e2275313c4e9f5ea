using System.Collections.Immutable;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Upload;

/// <summary>Ways to upload.</summary>
internal static class UploadRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Post<UploadEndpoint>("{resource_type:image|video|raw|auto}/upload", Access.UnsignedUpload, "Uploads a file, or a part of one.", (endpoint, context, token) => endpoint.Upload(context, token)),
        Route.Post<UploadEndpoint>("{resource_type:image|video|raw|auto}/upload_chunked", Access.UnsignedUpload, "Uploads a part of a file.", (endpoint, context, token) => endpoint.Upload(context, token)),
        Route.Post<UploadEndpoint>("upload", Access.UnsignedUpload, "Uploads a file of any kind.", (endpoint, context, token) => endpoint.Upload(context, token)),
        Route.Post<ExplicitEndpoint>("{resource_type:rt}/explicit", Access.Upload, "Processes a stored asset again.", (endpoint, context, token) => endpoint.Explicit(context, token)),
        Route.Post<DeleteByTokenEndpoint>("delete_by_token", Access.Public, "Deletes an asset by the token that its upload returned.", (endpoint, context, token) => endpoint.Delete(context, token)),
    ];
}
