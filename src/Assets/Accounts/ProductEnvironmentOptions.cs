namespace ServerlessDam.Assets.Accounts;

/// <summary>The product environment that configuration declares, section "ProductEnvironment".</summary>
public sealed class ProductEnvironmentOptions : EnvironmentSettings
{
    public const string Section = "ProductEnvironment";

    /// <summary>1 to 64 of <c>[A-Za-z0-9_-]</c>, and no first segment of a path that means something here.</summary>
    public string CloudName { get; set; } = "";

    /// <summary>1 to 64 of <c>[A-Za-z0-9_-]</c>.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>20 or more characters; never one that documentation shows.</summary>
    public string ApiSecret { get; set; } = "";
}
