namespace ServerlessDam.Transformations.Plans;

/// <summary><c>o_</c>: multiplies the alpha of every pixel.</summary>
/// <param name="Percent">0 (gone) to 100 (unchanged).</param>
public sealed record OpacityStep(int Percent) : PlanStep;
