using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_text:my_banner:Hello</c>: a text in the style of another that was stored as an asset.</summary>
/// <param name="StyleId">Public id of that asset, an image of type <c>text</c>.</param>
public sealed record StoredStyleTextSource(string StyleId, string Text) : LayerSource
{
    public override LayerSource Interpolated(Func<string, string> lookup)
        => new StoredStyleTextSource(LayerId.Interpolated(StyleId, lookup), LayerText.Interpolated(Text, lookup));

    public override string ToString() => $"text:{LayerText.WriteStyle(StyleId)}:{LayerText.Write(Text)}";
}
