namespace ServerlessDam.Functions.Tests.Delivery;

/// <summary>Strict mode, tokens, and a fetch that is restricted.</summary>
public sealed class RestrictedDelivery : RunningDelivery
{
    public const string TokenKey = "00112233FF99AABB";

    protected override IReadOnlyDictionary<string, string?> Settings => new Dictionary<string, string?>(base.Settings)
    {
        ["ProductEnvironment:StrictTransformations"] = "true",
        ["ProductEnvironment:StrictReferrers"] = "partner.test, shop.test",
        ["ProductEnvironment:FetchDomains"] = "127.0.0.1",
        ["ProductEnvironment:RestrictedTypes"] = "list,fetch",
        ["ProductEnvironment:TokenKey"] = TokenKey,
        ["ProductEnvironment:Hosts"] = "media.test, img.shop.test",
    };
}
