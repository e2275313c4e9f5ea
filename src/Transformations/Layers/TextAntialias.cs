namespace ServerlessDam.Transformations.Layers;

/// <summary>How the edges of letters are smoothed.</summary>
public enum TextAntialias
{
    None,
    Gray,
    Subpixel,
    Fast,
    Good,
    Best,
}
