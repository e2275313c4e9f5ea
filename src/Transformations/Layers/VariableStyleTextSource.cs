using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_text:$style:Hello</c>, <c>l_text:Arial_$size:Hello</c>: a text whose style has variables in it.</summary>
public sealed record VariableStyleTextSource(string Style, string Text) : LayerSource
{
    /// <summary>A <see cref="TextSource"/> or a <see cref="StoredStyleTextSource"/>.</summary>
    public override LayerSource Interpolated(Func<string, string> lookup)
        => LayerText.Styled(LayerText.InterpolatedStyle(Style, lookup), LayerText.Interpolated(Text, lookup));

    public override string ToString() => $"text:{LayerText.WriteStyle(Style)}:{LayerText.Write(Text)}";
}
