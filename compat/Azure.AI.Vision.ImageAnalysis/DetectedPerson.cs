namespace Azure.AI.Vision.ImageAnalysis;

public class DetectedPerson
{
    internal DetectedPerson(ImageBoundingBox boundingBox, float confidence) => (BoundingBox, Confidence) = (boundingBox, confidence);

    public ImageBoundingBox BoundingBox { get; }

    /// <summary>0 to 1.</summary>
    public float Confidence { get; }
}
