using System.Text.RegularExpressions;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Functions.MediaLibrary.Library;

/// <summary>Which asset a call is about.</summary>
internal static partial class LibraryAssets
{
    public static string AssetId(this LibraryContext context) => Id(context.Value("assetId"));

    /// <summary>What could be an asset id: no other text becomes a part of a storage key.</summary>
    /// <exception cref="DamException">NotFound: it could not.</exception>
    public static string Id(string? text) => text is not null && AssetIdForm().IsMatch(text) ? text : throw DamException.NotFound(text ?? "");

    [GeneratedRegex(@"\A[0-9a-f]{32}\z")]
    private static partial Regex AssetIdForm();
}
