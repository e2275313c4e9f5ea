namespace Azure.AI.Vision.ImageAnalysis;

public class DenseCaptionsResult
{
    internal DenseCaptionsResult(IReadOnlyList<DenseCaption> values) => Values = values;

    public IReadOnlyList<DenseCaption> Values { get; }
}
