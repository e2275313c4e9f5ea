namespace ServerlessDam.Transformations.Layers;

/// <summary>A line drawn with a text.</summary>
public enum TextDecoration
{
    None,
    Underline,
    Strikethrough,
}
