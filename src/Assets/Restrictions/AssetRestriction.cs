using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Restrictions;

/// <summary>For whom an asset is, beside what its delivery type says.</summary>
public static class AssetRestriction
{
    public const string Public = "public";
    public const string Authenticated = "authenticated";

    /// <summary>It says itself that it is not, or not always, for everybody. What is delivered of it is kept by nobody for long.</summary>
    public static bool Restricts(this Asset asset) => asset.AccessMode == Authenticated || !asset.AccessControl.IsDefaultOrEmpty;

    /// <summary>Everybody may have it now. Rules go before the access mode, which is the older word.</summary>
    public static bool IsOpenAt(this Asset asset, DateTimeOffset now)
        => asset.AccessControl.IsDefaultOrEmpty
            ? asset.AccessMode != Authenticated
            : asset.AccessControl.Any(rule => rule.Type == AccessType.Anonymous && rule.HoldsAt(now));

    /// <summary>One of its rules lets those in who show a token; without rules, so does the access mode.</summary>
    public static bool TakesTokensAt(this Asset asset, DateTimeOffset now)
        => asset.AccessControl.IsDefaultOrEmpty || asset.AccessControl.Any(rule => rule.Type == AccessType.Token && rule.HoldsAt(now));

    /// <summary>A signature of the URL opens what the access mode closes, never what rules close.</summary>
    public static bool TakesSignatures(this Asset asset) => asset.AccessControl.IsDefaultOrEmpty;
}
