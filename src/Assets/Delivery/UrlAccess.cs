namespace ServerlessDam.Assets.Delivery;

/// <summary>What a delivery URL has shown of its maker.</summary>
/// <param name="Opened">By signature or token: nothing is strict with the asset itself.</param>
/// <param name="Signed">By signature, which covers every word of the URL.</param>
internal readonly record struct UrlAccess(bool Opened, bool Signed)
{
    public LayerTrust Layers => Signed ? LayerTrust.All : LayerTrust.None;
}
