namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>What to keep of the picture at an aspect ratio.</summary>
public class CropRegion
{
    internal CropRegion(float aspectRatio, ImageBoundingBox boundingBox) => (AspectRatio, BoundingBox) = (aspectRatio, boundingBox);

    /// <summary>Width by height.</summary>
    public float AspectRatio { get; }

    public ImageBoundingBox BoundingBox { get; }
}
