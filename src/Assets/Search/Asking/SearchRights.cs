using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Search.Asking;

/// <summary>Keeps a search within the folders that its caller may see.</summary>
internal static class SearchRights
{
    /// <remarks>The rights come first: for whoever may see nothing, nothing else is looked for.</remarks>
    public static SearchPredicate Within(SearchPredicate where, FolderRights rights)
    {
        List<string> granted = [.. rights.Granted(FolderPermission.View)];
        return granted.Contains("") ? where : new SearchPredicate.All([new SearchPredicate.Any([.. granted.SelectMany(IsWithin)]), where]);
    }

    private static IEnumerable<SearchPredicate> IsWithin(string folder)
    {
        var folded = SearchFields.Fold(folder);
        yield return new SearchPredicate.Exact("folder", folded);
        yield return new SearchPredicate.Begins("folder", folded + "/");
    }
}
