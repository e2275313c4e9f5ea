using ServerlessDam.Assets.Accounts;

namespace ServerlessDam.Assets.Search.Asking;

/// <summary>Keeps a search within the folders that its caller may see.</summary>
internal static class SearchRights
{
    public static SearchPredicate Within(SearchPredicate where, FolderRights rights)
    {
        List<string> granted = [.. rights.Granted(FolderPermission.View)];
        return granted.Contains("") ? where : new SearchPredicate.All([where, new SearchPredicate.Any([.. granted.SelectMany(IsWithin)])]);
    }

    private static IEnumerable<SearchPredicate> IsWithin(string folder)
    {
        var folded = SearchFields.Fold(folder);
        yield return new SearchPredicate.Exact("folder", folded);
        yield return new SearchPredicate.Begins("folder", folded + "/");
    }
}
