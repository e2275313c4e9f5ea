namespace Azure.AI.Vision.ImageAnalysis;

public class DetectedTextBlock
{
    internal DetectedTextBlock(IReadOnlyList<DetectedTextLine> lines) => Lines = lines;

    public IReadOnlyList<DetectedTextLine> Lines { get; }
}
