using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search.Language;

/// <summary>What <c>sort_by</c> may ask for.</summary>
public static class SearchSorts
{
    public const int Most = 10;

    private const string Newest = "created_at";

    /// <param name="direction">asc or desc, which is what null and empty are.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static SearchSort Of(string field, string? direction)
    {
        if (field != SearchFields.Score && SearchFieldTable.Assets.KindOf(field) is null or SearchFieldKind.Map)
        {
            throw DamException.Invalid($"Invalid sort_by: {SearchErrors.Shown(field)} is no field to sort by");
        }

        return direction?.ToLowerInvariant() switch
        {
            null or "" or "desc" => new(field, Descending: true),
            "asc" => new(field, Descending: false),
            _ => throw DamException.Invalid($"Invalid sort_by: the direction of {field} is asc or desc, not {SearchErrors.Shown(direction)}"),
        };
    }

    /// <summary>An order, or the one without: by relevance where words alone are asked for, then the newest first.</summary>
    /// <param name="asked">Of a field that comes twice, the later one counts, at the earlier place.</param>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static ImmutableArray<SearchSort> Of(IReadOnlyCollection<SearchSort> asked, SearchPredicate where)
    {
        if (asked.Count > Most)
        {
            throw DamException.Invalid($"Invalid sort_by: at most {Most} fields");
        }

        return asked.Count > 0
            ? [.. asked.GroupBy(sort => sort.Field, StringComparer.Ordinal).Select(same => same.Last())]
            : HasWordAlone(where) ? [new(SearchFields.Score, Descending: true), new(Newest, Descending: true)] : [new(Newest, Descending: true)];
    }

    private static bool HasWordAlone(SearchPredicate predicate)
        => predicate switch
        {
            SearchPredicate.All all => all.Parts.Any(HasWordAlone),
            SearchPredicate.Any any => any.Parts.Any(HasWordAlone),
            SearchPredicate.Preferred preferred => HasWordAlone(preferred.Part),
            SearchPredicate.Words { Field: null } or SearchPredicate.Related => true,
            _ => false,
        };
}
