namespace ServerlessDam.Transformations.Plans;

/// <summary>Paths that Photoshop stores with a picture.</summary>
public static class ClippingPaths
{
    /// <summary>So many places for them its image resources have: numbers 2000 to 2997.</summary>
    public const int Most = 998;
}
