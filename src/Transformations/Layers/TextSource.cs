using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary><c>l_text:Arial_20:Hello</c>.</summary>
/// <param name="Text">Lines end in <c>\n</c>; at most <see cref="MaxLength"/> characters, no other control characters than tabs.</param>
public sealed record TextSource(TextStyle Style, string Text) : LayerSource
{
    /// <summary>Longest text, in UTF-16 characters.</summary>
    public const int MaxLength = 4000;

    public override LayerSource Interpolated(Func<string, string> lookup) => this with { Text = LayerText.Interpolated(Text, lookup) };

    public override string ToString() => $"text:{LayerText.WriteStyle(Style.ToString())}:{LayerText.Write(Text)}";
}
