using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_lut:warm.3dl</c>: a table of colours to map those of the picture to.</summary>
/// <param name="PublicId">Of a raw asset, with its extension.</param>
public sealed record LutSource(string PublicId) : LayerSource
{
    public override LayerSource Interpolated(Func<string, string> lookup) => this with { PublicId = LayerId.Interpolated(PublicId, lookup) };

    public override string ToString() => $"lut:{LayerId.Write(PublicId)}";
}
