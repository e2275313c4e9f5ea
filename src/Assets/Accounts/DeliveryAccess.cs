namespace ServerlessDam.Assets.Accounts;

/// <summary>How a product environment delivers: under which hosts, and what its URLs may ask for without a signature.</summary>
public sealed record DeliveryAccess
{
    /// <summary>
    /// Strict mode: unsigned URLs get what is derived already, and what allowed transformations make; nothing else is derived for them.
    /// </summary>
    public bool StrictTransformations { get; init; }

    /// <summary>Hosts whose pages are excepted from strict mode, their subdomains included.</summary>
    public IReadOnlyList<string> StrictReferrers { get; init; } = [];

    /// <summary>Delivery types that need a signature or a token: <c>fetch</c>, <c>list</c>, <c>sprite</c>, <c>multi</c>, <c>text</c>.</summary>
    public IReadOnlyList<string> RestrictedTypes { get; init; } = ["list"];

    /// <summary>Hosts whose delivery URLs need no cloud in their path. SDKs spread over <c>a1</c> to <c>a5</c> below a host.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Hosts that <c>fetch</c> may take from, their subdomains included; empty for all.</summary>
    public IReadOnlyList<string> FetchDomains { get; init; } = [];

    /// <summary>The key of tokens, as bytes; null when tokens open nothing.</summary>
    public byte[]? TokenKey { get; init; }

    /// <summary>Name of the query parameter and the cookie with a token.</summary>
    public string TokenName { get; init; } = "__cld_token__";

    /// <summary>Whether a host stands for this product environment.</summary>
    public bool Stands(string host)
        => Hosts.Any(own => host.Equals(own, StringComparison.OrdinalIgnoreCase)
            || (host is ['a', >= '1' and <= '5', '.', .. var rest] && rest.Equals(own, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Whether a host is one of those listed, or below one.</summary>
    public static bool Covers(IEnumerable<string> domains, string host)
        => domains.Any(domain => host.Equals(domain, StringComparison.OrdinalIgnoreCase) || host.EndsWith("." + domain, StringComparison.OrdinalIgnoreCase));
}
