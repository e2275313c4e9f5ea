using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Delivery;

/// <summary>An asset that a derivation uses beside its own.</summary>
/// <param name="Source">By which a media worker asks for it: the canonical text of the layer's source, or <c>font:</c> and an id.</param>
public sealed record LayerAsset(string Source, Asset Asset);
