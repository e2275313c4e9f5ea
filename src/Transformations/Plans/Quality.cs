namespace ServerlessDam.Transformations.Plans;

/// <summary><c>q_</c>. At most one of <see cref="Percent"/> and <see cref="Auto"/> is set.</summary>
/// <param name="Percent">1 to 100.</param>
/// <param name="Auto">The level to hold by itself.</param>
/// <param name="Subsampling">Chroma subsampling of JPEG as three digits: 420, 444, 422, ...; null for the encoder's choice.</param>
public sealed record Quality(int? Percent, AutoQuality? Auto, int? Subsampling)
{
    /// <summary>No <c>q_</c> was given.</summary>
    public static readonly Quality Unset = new(null, null, null);
}

/// <summary><c>q_auto[:level]</c>, from the most bytes to the fewest.</summary>
public enum AutoQuality
{
    Best,
    Good,
    Eco,
    Low,
}
