namespace ServerlessDam.Transformations.Plans;

/// <summary>How much known regions count when the pixels choose a window. 0 leaves them out, below 0 the window avoids them.</summary>
/// <param name="Faces">1 for faces nobody asked for, more for those asked for.</param>
/// <param name="Custom">Of the rectangle stored with the asset.</param>
public readonly record struct AutoWeights(double Faces, double Custom)
{
    public static AutoWeights Usual => new(1, 2);
}
