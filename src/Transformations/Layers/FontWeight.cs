namespace ServerlessDam.Transformations.Layers;

/// <summary>How heavy the strokes of a font are; the value is the weight of CSS and OpenType, 100 to 900.</summary>
public enum FontWeight
{
    Thin = 100,
    ExtraLight = 200,
    Light = 300,
    Book = 380,
    Normal = 400,
    Medium = 500,

    /// <summary>Also spelled <c>demibold</c>.</summary>
    SemiBold = 600,
    Bold = 700,

    /// <summary>Also spelled <c>ultrabold</c>.</summary>
    ExtraBold = 800,

    /// <summary>Also spelled <c>heavy</c>.</summary>
    Black = 900,
}
