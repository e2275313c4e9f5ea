using ServerlessDam.Transformations.Urls;

namespace ServerlessDam.Assets.Accounts;

/// <summary>The product environment that configuration declares, section "ProductEnvironment".</summary>
public sealed class ProductEnvironmentOptions
{
    public const string Section = "ProductEnvironment";

    /// <summary>1 to 64 of <c>[A-Za-z0-9_-]</c>, and no first segment of a path that means something here.</summary>
    public string CloudName { get; set; } = "";

    /// <summary>1 to 64 of <c>[A-Za-z0-9_-]</c>.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>20 or more characters; never one that documentation shows.</summary>
    public string ApiSecret { get; set; } = "";

    /// <summary>Default: dynamic.</summary>
    public FolderMode FolderMode { get; set; } = FolderMode.Dynamic;

    /// <summary>Default: SHA-1, which every SDK expects unless told otherwise.</summary>
    public SignatureAlgorithm SignatureAlgorithm { get; set; } = SignatureAlgorithm.Sha1;

    /// <summary>See <see cref="ProductEnvironment.AllowsLegacySignatures"/>. Default: true.</summary>
    public bool AllowLegacySignatures { get; set; } = true;
}
