namespace ServerlessDam.Transformations.Plans;

/// <summary>How much known regions count when the pixels choose a window. 0 leaves them out, below 0 the window avoids them.</summary>
/// <param name="Faces">1 for faces nobody asked for, more for those asked for.</param>
/// <param name="Custom">Of the rectangle stored with the asset.</param>
public readonly record struct AutoWeights(double Faces, double Custom)
{
    /// <summary>Of things that are named, by the names of <see cref="SeenRegions"/>; null for none.</summary>
    public ValueList<ThingWeight>? Things { get; init; }

    public static AutoWeights Usual => new(1, 2);
}

/// <summary>How much a thing counts that somebody named: as <see cref="AutoWeights.Faces"/>.</summary>
public sealed record ThingWeight(string Name, double Weight);
