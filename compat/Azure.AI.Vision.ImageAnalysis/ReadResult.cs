namespace Azure.AI.Vision.ImageAnalysis;

public class ReadResult
{
    internal ReadResult(IReadOnlyList<DetectedTextBlock> blocks) => Blocks = blocks;

    public IReadOnlyList<DetectedTextBlock> Blocks { get; }
}
