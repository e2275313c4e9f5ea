namespace ServerlessDam.Transformations.Plans;

/// <summary>An sRGB colour, 0 to 255 a channel; alpha 0 is transparent, 255 opaque.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    public static Color Black => new(0, 0, 0);

    public static Color White => new(255, 255, 255);

    public static Color Gray => new(128, 128, 128);

    public static Color Transparent => new(0, 0, 0, 0);

    public bool IsOpaque => Alpha == 255;

    /// <summary>As in a URL: <c>rgb:rrggbb</c>, or <c>rgb:rrggbbaa</c> when not opaque.</summary>
    public override string ToString()
        => IsOpaque ? $"rgb:{Red:x2}{Green:x2}{Blue:x2}" : $"rgb:{Red:x2}{Green:x2}{Blue:x2}{Alpha:x2}";
}
