using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Archives;

/// <summary>Many assets in one file, and single ones by a signed address.</summary>
internal static class ArchiveRoutes
{
    private static readonly ImmutableArray<string> GetOrPost = [HttpMethods.Get, HttpMethods.Post];

    public static readonly ImmutableArray<Route> All =
    [
        Route.For<ArchiveEndpoint>(GetOrPost, "{resource_type:image|video|raw|auto|all}/generate_archive", Access.Upload, "Packs assets into an archive, which is stored (mode=create) or sent (mode=download).", (endpoint, context, token) => endpoint.Generate(context, token)),
        Route.Get<ArchiveEndpoint>("{resource_type:rt}/download_tag.zip", Access.Upload, "Sends the assets that have a tag as a ZIP archive.", (endpoint, context, token) => endpoint.DownloadTag(context, token)),
        Route.Get<DownloadEndpoint>("{resource_type:rt}/download", Access.Upload, "Sends an asset of any delivery type, as it is or transformed.", (endpoint, context, token) => endpoint.Download(context, token)),
    ];
}
