namespace ServerlessDam.Transformations.Plans;

/// <summary><c>ar_</c>: width divided by height.</summary>
/// <param name="Value">Above 0; null for <c>iar</c>, the ratio the picture had at the start.</param>
public readonly record struct AspectRatio(double? Value)
{
    public double Of(PictureState picture) => Value ?? picture.Initial.Ratio;
}
