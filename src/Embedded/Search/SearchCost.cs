using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Search;

namespace ServerlessDam.Embedded.Search;

/// <summary>Bounds what one search may ask for.</summary>
internal static class SearchCost
{
    /// <summary>Each reads all values of its field that begin alike. A term without a field is four of them.</summary>
    public const int MostPieces = 16;

    /// <exception cref="DamException">InvalidParameter.</exception>
    public static void Check(SearchPredicate predicate)
    {
        if (PiecesOf(predicate) > MostPieces)
        {
            throw DamException.Invalid(
                $"The search has too many terms with a star that is not at their end: each reads all values of a field, and at most {MostPieces} may. A term without a field reads 4; name the field, or leave out the star before the word");
        }
    }

    private static int PiecesOf(SearchPredicate predicate)
        => predicate switch
        {
            SearchPredicate.Pieces { Parts.Length: > 1 } => 1,
            SearchPredicate.All all => all.Parts.Sum(PiecesOf),
            SearchPredicate.Any any => any.Parts.Sum(PiecesOf),
            SearchPredicate.Not not => PiecesOf(not.Part),
            SearchPredicate.Preferred preferred => PiecesOf(preferred.Part),
            _ => 0,
        };
}
