namespace ServerlessDam.Transformations.Layers;

/// <summary>How much the outlines of letters are moved to whole pixels.</summary>
public enum TextHinting
{
    None,
    Slight,
    Medium,
    Full,
}
