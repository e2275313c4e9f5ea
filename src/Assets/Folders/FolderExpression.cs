using System.Collections.Frozen;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;
using ServerlessDam.Assets.Search.Language;

namespace ServerlessDam.Assets.Folders;

/// <summary>
/// What folders are searched by: the language of search, see <see cref="SearchExpression"/>, over <c>name</c>, <c>path</c>,
/// <c>parent</c>, <c>id</c>, <c>created_at</c> and <c>updated_at</c>. A word alone is one of the name. None of them minds case.
/// </summary>
public sealed class FolderExpression
{
    private static readonly SearchFieldTable Fields = new(new Dictionary<string, SearchFieldKind>(StringComparer.Ordinal)
    {
        ["name"] = SearchFieldKind.FoldedText,
        ["path"] = SearchFieldKind.Folder,
        ["parent"] = SearchFieldKind.Folder,
        ["id"] = SearchFieldKind.Word,
        ["created_at"] = SearchFieldKind.Date,
        ["updated_at"] = SearchFieldKind.Date,
    }.ToFrozenDictionary(StringComparer.Ordinal))
    {
        WordField = "name",
        NameFields = ["name"],
        RefusesUnknown = true,
    };

    private readonly SearchPredicate _predicate;

    private FolderExpression(SearchPredicate predicate) => _predicate = predicate;

    /// <summary>The one folder whose path is asked for, or the one that holds those that are, folded; null where all have to be looked at.</summary>
    internal SearchPredicate.Exact? Place
        => (_predicate is SearchPredicate.All all ? all.Parts : [_predicate]).OfType<SearchPredicate.Exact>().FirstOrDefault(exact => exact.Field is "path" or "parent");

    /// <param name="now">What relative dates count back from.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static FolderExpression Parse(string? text, DateTimeOffset now) => new(WithPaths(SearchExpression.Parse(text).Bind(new(now) { Fields = Fields })));

    public bool Holds(Folder folder) => SearchMatcher.Holds(_predicate, Document(folder));

    /// <summary>A whole name with a slash in it is a path.</summary>
    private static SearchPredicate WithPaths(SearchPredicate predicate)
        => predicate switch
        {
            SearchPredicate.All all => new SearchPredicate.All([.. all.Parts.Select(WithPaths)]),
            SearchPredicate.Any any => new SearchPredicate.Any([.. any.Parts.Select(WithPaths)]),
            SearchPredicate.Not not => new SearchPredicate.Not(WithPaths(not.Part)),
            SearchPredicate.Exact { Field: "name" } exact when exact.Value.Contains('/') => new SearchPredicate.Exact("path", exact.Value.Trim('/')),
            SearchPredicate.Begins { Field: "name" } begins when begins.Beginning.Contains('/') => new SearchPredicate.Begins("path", begins.Beginning.TrimStart('/')),
            _ => predicate,
        };

    private static SearchDocument Document(Folder folder)
        => new(
            folder.ExternalId,
            folder.Path,
            "",
            [
                new("name", SearchFields.Fold(folder.Name)),
                new("path", SearchFields.Fold(folder.Path)),
                new("parent", SearchFields.Fold(folder.Parent)),
                new("id", folder.ExternalId),
            ],
            [new("created_at", folder.CreatedAt.ToUnixTimeMilliseconds()), new("updated_at", folder.CreatedAt.ToUnixTimeMilliseconds())]);
}
