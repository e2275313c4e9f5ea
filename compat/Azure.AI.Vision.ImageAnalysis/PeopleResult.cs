namespace Azure.AI.Vision.ImageAnalysis;

public class PeopleResult
{
    internal PeopleResult(IReadOnlyList<DetectedPerson> values) => Values = values;

    public IReadOnlyList<DetectedPerson> Values { get; }
}
