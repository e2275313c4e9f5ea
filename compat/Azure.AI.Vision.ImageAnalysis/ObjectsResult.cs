namespace Azure.AI.Vision.ImageAnalysis;

public class ObjectsResult
{
    internal ObjectsResult(IReadOnlyList<DetectedObject> values) => Values = values;

    public IReadOnlyList<DetectedObject> Values { get; }
}
