using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Folders;

/// <summary>Folders, by their path.</summary>
internal static class FolderRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Get<FolderEndpoint>("folders", Access.Admin, "Lists the folders of the root, by name.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.Get<FolderEndpoint>("folders/{path*}", Access.Admin, "Lists the folders directly in a folder, by name.", (endpoint, context, token) => endpoint.List(context, token)),
        Route.For<FolderSearchEndpoint>([HttpMethods.Post, HttpMethods.Get], "folders/search", Access.Admin, "Searches folders.", (endpoint, context, token) => endpoint.Search(context, token)),
        Route.Post<FolderEndpoint>("folders/{path*}", Access.Admin, "Makes a folder with its parents.", (endpoint, context, token) => endpoint.Create(context, token)),
        Route.Put<FolderEndpoint>("folders/{path*}", Access.Admin, "Gives a folder another path, with all that is in it.", (endpoint, context, token) => endpoint.Move(context, token)),
        Route.Delete<FolderEndpoint>("folders/{path*}", Access.Admin, "Deletes a folder without assets.", (endpoint, context, token) => endpoint.Delete(context, token)),
    ];
}
