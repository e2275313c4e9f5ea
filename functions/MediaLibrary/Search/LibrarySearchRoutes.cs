using System.Collections.Immutable;
using ServerlessDam.Functions.MediaLibrary.Routing;

namespace ServerlessDam.Functions.MediaLibrary.Search;

/// <summary>Searching, and the searches that people keep.</summary>
internal static class LibrarySearchRoutes
{
    public static readonly ImmutableArray<LibraryRoute> All =
    [
        LibraryRoute.Get<LibrarySearchEndpoint, LibrarySearchQuery, LibrarySearchAnswer>(
            "search", "Searches the assets in folders that one may see.", (endpoint, context, query, token) => endpoint.SearchAsync(context, query, token)),
        LibraryRoute.Send<LibrarySearchEndpoint, LibrarySearchBody, LibrarySearchAnswer>(
            "POST", "search", "Searches assets, and counts them by fields.", (endpoint, context, body, token) => endpoint.SearchAsync(context, body, token)),
        LibraryRoute.Get<SavedSearchEndpoint, SavedSearchList>(
            "searches", "Lists one's own saved searches and those that others share, by name.", (endpoint, context, token) => endpoint.ListAsync(context, token)),
        LibraryRoute.Send<SavedSearchEndpoint, NewSavedSearch, SavedSearchBody>(
            "POST", "searches", "Keeps a search under a name.", (endpoint, context, body, token) => endpoint.AddAsync(context, body, token)),
        LibraryRoute.Send<SavedSearchEndpoint, SavedSearchPatch, SavedSearchBody>(
            "PATCH", "searches/{searchId}", "Changes a saved search: one's own, or as an admin one that is shared.", (endpoint, context, patch, token) => endpoint.ChangeAsync(context, patch, token)),
        LibraryRoute.Silent<SavedSearchEndpoint>(
            "DELETE", "searches/{searchId}", "Deletes a saved search.", (endpoint, context, token) => endpoint.DeleteAsync(context, token)),
    ];
}
