namespace ServerlessDam.Transformations.Plans;

/// <summary><c>b_</c>: lays the picture on <see cref="Background"/>, so that it shows wherever the picture is transparent.</summary>
public sealed record BackgroundStep(Background Background) : PlanStep;
