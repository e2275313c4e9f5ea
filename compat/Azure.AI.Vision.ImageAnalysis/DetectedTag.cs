namespace Azure.AI.Vision.ImageAnalysis;

public class DetectedTag
{
    internal DetectedTag(float confidence, string name) => (Confidence, Name) = (confidence, name);

    /// <summary>0 to 1.</summary>
    public float Confidence { get; }

    public string Name { get; }
}
