namespace ServerlessDam.Assets.Texts;

/// <summary>How a text was drawn that is stored as an asset: layers use it as a style of their own (<c>l_text:{public id}:Hello</c>).</summary>
/// <param name="Style">Canonical text of a <see cref="Transformations.Layers.TextStyle"/>.</param>
/// <param name="Color">Of the letters, as in a URL; opacity is its alpha.</param>
/// <param name="Background">Behind them, likewise; null for transparent.</param>
public sealed record StoredText(string Style, string Color, string? Background);
