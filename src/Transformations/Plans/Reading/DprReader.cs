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

    /// <summary>1 when no component sets one for the chain; the last that does counts.</summary>
    public static double OfChain(Transformation transformation, PlanInput input)
        => transformation.Components
            .Where(component => !ResizeReader.Resizes(component))
            .Select(component => Of(component, input))
            .LastOrDefault(dpr => dpr is not null) ?? 1;
}
