namespace Azure.AI.Vision.ImageAnalysis;

public class DetectedObject
{
    internal DetectedObject(ImageBoundingBox boundingBox, IReadOnlyList<DetectedTag> tags) => (BoundingBox, Tags) = (boundingBox, tags);

    public ImageBoundingBox BoundingBox { get; }

    public IReadOnlyList<DetectedTag> Tags { get; }
}
