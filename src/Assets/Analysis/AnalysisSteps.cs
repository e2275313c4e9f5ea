using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Analysis;

/// <summary>The names of the steps, for callers.</summary>
public static class AnalysisSteps
{
    public static IReadOnlyList<string> Names { get; } = [.. AnalysisPlan.Names];

    /// <exception cref="DamException">InvalidParameter: there is no such step.</exception>
    internal static void Demand(string? name)
    {
        if (name is not null && !Names.Contains(name))
        {
            throw DamException.Invalid($"Invalid value for parameter step: {(name.Length > 100 ? name[..100] : name)}; expected one of {string.Join(", ", Names)}");
        }
    }
}
