namespace Azure.AI.Vision.ImageAnalysis;

public class DetectedTextWord
{
    internal DetectedTextWord(string text, IReadOnlyList<ImagePoint> boundingPolygon, float confidence)
        => (Text, BoundingPolygon, Confidence) = (text, boundingPolygon, confidence);

    public IReadOnlyList<ImagePoint> BoundingPolygon { get; }

    /// <summary>0 to 1.</summary>
    public float Confidence { get; }

    public string Text { get; }
}
