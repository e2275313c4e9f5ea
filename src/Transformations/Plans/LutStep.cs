using ServerlessDam.Transformations.Layers;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>l_lut:table.3dl</c>: every colour through a table.</summary>
public sealed record LutStep(LutSource Source) : PlanStep;
