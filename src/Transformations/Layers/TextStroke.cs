using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Layers;

/// <summary>The outline of letters.</summary>
/// <param name="WidthInPixels">1 to 1000.</param>
public readonly record struct TextStroke(int WidthInPixels, Color Color)
{
    public const int MaxWidth = 1000;
}
