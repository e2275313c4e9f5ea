namespace Azure.AI.Vision.ImageAnalysis;

public class SmartCropsResult
{
    internal SmartCropsResult(IReadOnlyList<CropRegion> values) => Values = values;

    public IReadOnlyList<CropRegion> Values { get; }
}
