using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;

namespace ServerlessDam.Assets.Delivery;

/// <summary>An asset that a derivation uses beside its own.</summary>
/// <param name="Source">By which a media worker asks for it: the canonical text of the layer's source, or <see cref="FontPrefix"/> and an id.</param>
public sealed record LayerAsset(string Source, Asset Asset)
{
    /// <summary>What no source's text begins with.</summary>
    public const string FontPrefix = LayerFile.FontPrefix;
}
