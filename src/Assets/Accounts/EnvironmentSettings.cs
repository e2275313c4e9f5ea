using ServerlessDam.Assets.Moderation;
using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Accounts;

/// <summary>What can be set of a product environment, wherever it is declared.</summary>
public class EnvironmentSettings
{
    /// <summary>Default: dynamic.</summary>
    public FolderMode FolderMode { get; set; } = FolderMode.Dynamic;

    /// <summary>Default: SHA-1, which every SDK expects unless told otherwise.</summary>
    public SignatureAlgorithm SignatureAlgorithm { get; set; } = SignatureAlgorithm.Sha1;

    /// <summary>See <see cref="ProductEnvironment.AllowsLegacySignatures"/>. Default: true.</summary>
    public bool AllowLegacySignatures { get; set; } = true;

    /// <summary>See <see cref="ProductEnvironment.KeepsVersions"/>. Default: false.</summary>
    public bool KeepVersions { get; set; }

    /// <summary>See <see cref="ProductEnvironment.KeepsLabels"/>. Default: false, and overwriting clears them.</summary>
    public bool KeepLabelsOnOverwrite { get; set; }

    /// <summary>See <see cref="ProductEnvironment.ModerationBlock"/>. Default: what is rejected is not delivered.</summary>
    public ModerationBlock ModerationBlock { get; set; } = ModerationBlock.Rejected;

    /// <summary>See <see cref="ProductEnvironment.ModerationRule"/>. Default: none.</summary>
    public string? ModerationRule { get; set; }

    /// <summary>See <see cref="DeliveryAccess.StrictTransformations"/>. Default: false.</summary>
    public bool StrictTransformations { get; set; }

    /// <summary>See <see cref="DeliveryAccess.StrictReferrers"/>; separated by commas. Default: none.</summary>
    public string? StrictReferrers { get; set; }

    /// <summary>See <see cref="DeliveryAccess.RestrictedTypes"/>; separated by commas. Default: <c>list</c>.</summary>
    public string RestrictedTypes { get; set; } = "list";

    /// <summary>See <see cref="DeliveryAccess.Hosts"/>; separated by commas. Default: none.</summary>
    public string? Hosts { get; set; }

    /// <summary>See <see cref="DeliveryAccess.FetchDomains"/>; separated by commas. Default: none, which is every domain.</summary>
    public string? FetchDomains { get; set; }

    /// <summary>See <see cref="DeliveryAccess.TokenKey"/>: an even number of hex digits, 16 or more. Default: none, and no token opens anything.</summary>
    public string? TokenKey { get; set; }

    /// <summary>Name of the query parameter and the cookie with a token. Default: <c>__cld_token__</c>.</summary>
    public string TokenName { get; set; } = "__cld_token__";

    /// <summary>A copy for another environment, without what is one's alone: its hosts, and the key that opens what it protects.</summary>
    internal EnvironmentSettings ForAnother()
    {
        var copy = (EnvironmentSettings)MemberwiseClone();
        (copy.Hosts, copy.TokenKey) = (null, null);
        return copy;
    }

    internal string[] HostList() => List(Hosts);

    /// <summary>An environment of this name and these keys, set so.</summary>
    internal ProductEnvironment Of(string cloudName, IReadOnlyList<AccessKey> keys) => new()
    {
        CloudName = cloudName,
        AccessKeys = keys,
        FolderMode = FolderMode,
        SignatureAlgorithm = SignatureAlgorithm,
        AllowsLegacySignatures = AllowLegacySignatures,
        KeepsVersions = KeepVersions,
        KeepsLabels = KeepLabelsOnOverwrite,
        ModerationBlock = ModerationBlock,
        ModerationRule = string.IsNullOrWhiteSpace(ModerationRule) ? null : ModerationRule,
        Delivery = new()
        {
            StrictTransformations = StrictTransformations,
            StrictReferrers = List(StrictReferrers),
            RestrictedTypes = List(RestrictedTypes),
            Hosts = HostList(),
            FetchDomains = List(FetchDomains),
            TokenKey = TokenKey is null or "" ? null : Convert.FromHexString(TokenKey),
            TokenName = TokenName,
        },
    };

    private static string[] List(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
