using System.Collections.Immutable;
using ServerlessDam.Functions.Library;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Versions;

/// <summary>Kept versions of assets.</summary>
internal static class VersionRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.Post<VersionsEndpoint>($"resources/{{resource_type:rt}}/{LibraryRoutes.Type}/restore", Access.Admin, "Restores kept versions by public ids.", (endpoint, context, token) => endpoint.Restore(context, token)),
        Route.Post<VersionsEndpoint>("resources/restore", Access.Admin, "Restores kept versions by asset ids.", (endpoint, context, token) => endpoint.RestoreByAssetIds(context, token)),
        Route.Delete<VersionsEndpoint>("resources/backup/{asset_id}", Access.Admin, "Gives up kept versions of an asset.", (endpoint, context, token) => endpoint.Delete(context, token)),
        Route.Get<VersionsEndpoint>("download_backup", Access.Upload, "Downloads a kept version.", (endpoint, context, token) => endpoint.Download(context, token)),
    ];
}
