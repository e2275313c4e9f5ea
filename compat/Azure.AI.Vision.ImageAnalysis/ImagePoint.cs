namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>In pixels of the picture.</summary>
public class ImagePoint
{
    internal ImagePoint(int x, int y) => (X, Y) = (x, y);

    public int X { get; }

    public int Y { get; }

    public override string ToString() => $"{{X={X}, Y={Y}}}";
}
