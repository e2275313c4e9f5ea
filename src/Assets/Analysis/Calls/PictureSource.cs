using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Analysis.Calls;

/// <summary>A picture to look at: one of the library, or one elsewhere.</summary>
/// <param name="Uri">At most 2 000 characters.</param>
/// <param name="AssetId">32 hex digits.</param>
public sealed record PictureSource(string? Uri, string? AssetId)
{
    private const int LongestUri = 2000;

    /// <summary>How the answer names it.</summary>
    public string Entity => Uri ?? AssetId!;

    /// <exception cref="DamException">InvalidParameter: neither, both, or not what it should be.</exception>
    public static PictureSource From(string? uri, string? assetId) => (uri, assetId) switch
    {
        ({ Length: > 0 and <= LongestUri }, null) => new(uri, null),
        ({ Length: > LongestUri }, null) => throw DamException.Invalid($"source.uri has more than {LongestUri} characters"),
        (null, { Length: 32 }) when assetId.All(char.IsAsciiHexDigitLower) => new(null, assetId),
        (null, { Length: > 0 }) => throw DamException.Invalid("source.asset_id is no asset's id: those are 32 hex digits"),
        _ => throw DamException.Invalid("source must have either uri or asset_id"),
    };
}
