namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>In pixels of the picture.</summary>
public class ImageBoundingBox
{
    internal ImageBoundingBox(int x, int y, int width, int height) => (X, Y, Width, Height) = (x, y, width, height);

    public int Height { get; }

    public int Width { get; }

    public int X { get; }

    public int Y { get; }

    public override string ToString() => $"{{X={X}, Y={Y}, Width={Width}, Height={Height}}}";
}
