namespace ServerlessDam.Transformations.Layers;

/// <summary>How the lines of a text lie to each other. Start and end follow the direction in which the text is written.</summary>
public enum TextAlignment
{
    Start,
    End,
    Left,
    Center,
    Right,
    Justify,
}
