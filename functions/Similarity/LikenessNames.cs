using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Similarity;

namespace ServerlessDam.Functions.Similarity;

/// <summary>Kinds of likeness in the wire's words.</summary>
internal static class LikenessNames
{
    public static string Of(LikenessClass likeness) => likeness.ToString().ToLowerInvariant();

    public static string Of(VisualMethod method) => method.ToString().ToLowerInvariant();

    /// <summary>A class of duplicates; the same bytes where none is named.</summary>
    /// <exception cref="DamException">InvalidParameter.</exception>
    public static LikenessClass Read(string? text) => text switch
    {
        null or "identical" => LikenessClass.Identical,
        "picture" => LikenessClass.Picture,
        "variant" => LikenessClass.Variant,
        _ => throw DamException.Invalid("class must be identical, picture or variant"),
    };
}
