using ServerlessDam.Transformations.Chains;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>dpr: one component's own, or, from a component that resizes nothing, that of every resize which has none.</summary>
internal static class DprReader
{
    private const double Largest = 10;

    /// <summary>Null when the component has none.</summary>
    public static double? Of(Component component, PlanInput input) => component["dpr"] switch
    {
        null => null,
        { Value: "auto" } => Math.Clamp(Math.Round(input.DprHint, 2), 0.1, Largest),
        var parameter => parameter.Positive(Largest),
    };

    /// <summary>1 when no component sets one for the chain; the last that does counts. One that is calculated counts from where it stands.</summary>
    public static double OfChain(Chain chain, PlanInput input)
    {
        var ratio = 1.0;
        foreach (var node in chain.Nodes)
        {
            if (node is ComponentNode { Component: var component } && !ResizeReader.Resizes(component)
                && component["dpr"] is { } dpr && (dpr.Value == "auto" || Numbers.TryDecimal(dpr.Value, out _)))
            {
                ratio = Of(component, input) ?? ratio;
            }
        }

        return ratio;
    }
}
