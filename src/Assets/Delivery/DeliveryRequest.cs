using System.Net;

namespace ServerlessDam.Assets.Delivery;

/// <param name="RawTarget">Path and query as the client sent them.</param>
/// <param name="Accept">The header; empty without one.</param>
/// <param name="Dpr">Device pixel ratio the client hinted at.</param>
/// <param name="Width">Width in device pixels the client hinted at.</param>
public sealed record DeliveryRequest(string RawTarget, string Accept, double? Dpr, int? Width)
{
    /// <summary>The host that was asked, without a port; empty when it is not known.</summary>
    public string Host { get; init; } = "";

    /// <summary>The <c>Cookie</c> header as sent; empty without one.</summary>
    public string Cookie { get; init; } = "";

    /// <summary>The <c>Referer</c> header; empty without one.</summary>
    public string Referrer { get; init; } = "";

    /// <summary>The client asks for fewer bytes.</summary>
    public bool SaveData { get; init; }

    /// <summary>Who asks; null when it is not known.</summary>
    public IPAddress? Client { get; init; }
}
