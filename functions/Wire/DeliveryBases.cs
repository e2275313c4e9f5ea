using Microsoft.AspNetCore.Http;

namespace ServerlessDam.Functions.Wire;

/// <summary>The origins of delivery URLs, without a slash at the end: <c>http://host:port</c>, <c>https://host</c>.</summary>
public sealed record DeliveryBases(string Plain, string Secure)
{
    /// <summary>As configured; else where the request itself came in, with either scheme.</summary>
    internal static DeliveryBases For(HttpRequest request, WireOptions options) => new(
        Trimmed(options.PublicUrl) ?? $"http://{request.Host}",
        Trimmed(options.SecurePublicUrl) ?? $"https://{request.Host}");

    /// <summary>As configured, for what no request asks for: an address that is not configured is that of the other scheme, or of this machine.</summary>
    internal static DeliveryBases Of(WireOptions options)
    {
        var (plain, secure) = (Trimmed(options.PublicUrl), Trimmed(options.SecurePublicUrl));
        return new(plain ?? secure ?? "http://localhost", secure ?? plain ?? "https://localhost");
    }

    private static string? Trimmed(string? url) => string.IsNullOrWhiteSpace(url) ? null : url.TrimEnd('/');
}
