namespace Azure.AI.Vision.ImageAnalysis;

public class TagsResult
{
    internal TagsResult(IReadOnlyList<DetectedTag> values) => Values = values;

    public IReadOnlyList<DetectedTag> Values { get; }
}
