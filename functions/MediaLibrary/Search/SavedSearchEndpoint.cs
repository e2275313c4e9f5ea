using ServerlessDam.Assets.Search.Saved;

namespace ServerlessDam.Functions.MediaLibrary.Search;

/// <summary>The searches that people keep.</summary>
internal sealed class SavedSearchEndpoint(SavedSearches searches)
{
    public async Task<SavedSearchList> ListAsync(LibraryContext context, CancellationToken cancellationToken)
        => new([.. (await searches.ListAsync(context.Caller, context.Environment.CloudName, cancellationToken)).Select(search => Of(context, search))]);

    public async Task<SavedSearchBody> AddAsync(LibraryContext context, NewSavedSearch body, CancellationToken cancellationToken)
    {
        var draft = new SavedSearchDraft(body.Name, body.Expression, LibrarySearchEndpoint.OrderOf(body.OrderBy), body.IsShared);
        return Of(context, await searches.AddAsync(context.Caller, context.Environment.CloudName, draft, cancellationToken));
    }

    public async Task<SavedSearchBody> ChangeAsync(LibraryContext context, SavedSearchPatch patch, CancellationToken cancellationToken)
    {
        var draft = new SavedSearchDraft(patch.Name, patch.Expression, patch.OrderBy is null ? null : LibrarySearchEndpoint.OrderOf(patch.OrderBy), patch.IsShared);
        return Of(context, await searches.ChangeAsync(context.Caller, context.Environment.CloudName, context.Value("searchId"), draft, cancellationToken));
    }

    public Task DeleteAsync(LibraryContext context, CancellationToken cancellationToken)
        => searches.DeleteAsync(context.Caller, context.Environment.CloudName, context.Value("searchId"), cancellationToken);

    private static SavedSearchBody Of(LibraryContext context, SavedSearch search)
        => new(
            search.Id,
            search.Name,
            search.Expression,
            [.. search.OrderBy.Select(sort => new SortBody(sort.Field, sort.Descending))],
            search.IsShared,
            search.Owner == context.Caller.Id,
            search.CreatedAt,
            search.UpdatedAt);
}
