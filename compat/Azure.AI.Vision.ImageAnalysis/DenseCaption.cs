namespace Azure.AI.Vision.ImageAnalysis;

/// <summary>A sentence about a part of the picture.</summary>
public class DenseCaption
{
    internal DenseCaption(float confidence, string text, ImageBoundingBox boundingBox) => (Confidence, Text, BoundingBox) = (confidence, text, boundingBox);

    public ImageBoundingBox BoundingBox { get; }

    /// <summary>0 to 1.</summary>
    public float Confidence { get; }

    public string Text { get; }
}
