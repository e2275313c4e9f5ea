namespace ServerlessDam.Transformations.Plans;

/// <summary><c>r_</c>: rounds the corners; what lies outside becomes <see cref="Outside"/>.</summary>
/// <param name="Corners">Radii in pixels, clockwise from top left: always four; null for <c>max</c>, an ellipse in the whole picture.</param>
/// <param name="Outside">Null for transparent.</param>
public sealed record RadiusStep(ValueList<int>? Corners, Background? Outside) : PlanStep;
