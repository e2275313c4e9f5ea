namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>The size of a picture in pixels.</summary>
public class ImageMetadata
{
    internal ImageMetadata(int width, int height) => (Width, Height) = (width, height);

    public int Height { get; }

    public int Width { get; }
}
