using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using ServerlessDam.Functions.Wire.Routing;

namespace ServerlessDam.Functions.Search;

/// <summary>The Search API; that of folders is among theirs.</summary>
internal static class SearchRoutes
{
    public static readonly ImmutableArray<Route> All =
    [
        Route.For<SearchEndpoint>(
            [HttpMethods.Post, HttpMethods.Get], "resources/search", Access.Admin, "Searches assets.", (endpoint, context, token) => endpoint.Search(context, token)),
        Route.Post<ReindexEndpoint>("search/reindex", Access.Admin, "Writes the search index anew, in the background.", (endpoint, context, token) => endpoint.Start(context, token)),
    ];
}
