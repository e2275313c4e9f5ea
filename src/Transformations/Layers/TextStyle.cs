using ServerlessDam.Transformations.Layers.Reading;

namespace ServerlessDam.Transformations.Layers;

/// <summary>How the text of a layer looks: <c>Arial_20_bold_center</c>. Colours come from other parameters.</summary>
public sealed record TextStyle
{
    /// <summary>Largest <see cref="Size"/>, in pixels.</summary>
    public const int MaxSize = 2000;

    /// <summary>Most that letters or lines are moved apart or together, in pixels.</summary>
    public const int MaxSpacing = 1000;

    /// <summary>Name of a font family, or the public id of an uploaded font, with its extension.</summary>
    public required string Family { get; init; }

    /// <summary>In pixels, from 1 to <see cref="MaxSize"/>.</summary>
    public int Size { get; init; } = 12;

    public FontWeight Weight { get; init; } = FontWeight.Normal;

    public bool IsItalic { get; init; }

    public TextDecoration Decoration { get; init; }

    public TextAlignment Alignment { get; init; }

    /// <summary>The letters have an outline; its width and colour are <see cref="Stroke"/> or the component's <c>bo_</c>.</summary>
    public bool HasStroke { get; init; }

    /// <summary><c>stroke_bo_2px_solid_red</c>, as one SDK writes it inside the style; null for the component's.</summary>
    public TextStroke? Stroke { get; init; }

    /// <summary>Added between letters, in pixels; negative moves them together.</summary>
    public decimal LetterSpacing { get; init; }

    /// <summary>Added between lines, in pixels; negative moves them together.</summary>
    public decimal LineSpacing { get; init; }

    /// <summary>Null leaves it to the renderer.</summary>
    public TextAntialias? Antialias { get; init; }

    /// <summary>Null leaves it to the renderer.</summary>
    public TextHinting? Hinting { get; init; }

    /// <summary>Public id of the raw asset that is the font; null when <see cref="Family"/> names an installed family.</summary>
    public string? FontId => TextStyleReader.IsFontFile(Family) ? Family : null;

    /// <summary><c>family[_size][_keyword...]</c>, decoded; the keywords in any order. Without a size, <see cref="Size"/> is 12.</summary>
    /// <exception cref="TransformationException">A keyword is unknown, or a number missing or out of its range.</exception>
    public static TextStyle Parse(string text) => TextStyleReader.Read(text);

    /// <summary>Whether a text gives a size, without which <c>l_text</c> takes it for the public id of a stored text.</summary>
    public static bool HasSize(string text) => TextStyleReader.SizeAt(text.Split('_')) > 0;

    /// <summary>Canonical text, keywords in the order of section 16.3, defaults left out.</summary>
    public override string ToString() => TextStyleReader.Write(this);
}
