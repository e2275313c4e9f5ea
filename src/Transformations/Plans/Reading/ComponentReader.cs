using ServerlessDam.Transformations.Plans.Video.Reading;

namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>The steps of one literal component, in the order in which its parts act.</summary>
internal static class ComponentReader
{
    /// <param name="chainDpr">Of a component that resizes nothing, for all resizes without their own.</param>
    public static IEnumerable<PlanStep> Steps(Component component, PlanInput input, EffectCatalog effects, double chainDpr)
    {
        var ownDpr = DprReader.Of(component, input);
        var background = BackgroundReader.Read(component);
        if (background is ContinuedBackground continued)
            ContinuedBackgroundReader.Demand(continued, component["b"]!, input, effects);
        var resize = EffectReader.TakesBox(component, effects) ? null : ResizeReader.Read(component, input, ownDpr, chainDpr, background);
        var behind = BackgroundReader.Behind(background);
        var radius = EdgeReader.Radius(component, ownDpr ?? 1, behind);
        PlanStep?[] inOrder =
        [
            TimeReader.Trim(component),
            AngleReader.AutoTurn(component, resize),
            resize,
            EffectReader.Read(component, input, effects),
            BackgroundReader.Step(background, resize),
            radius,
            EdgeReader.Border(component, ownDpr ?? 1, radius),
            .. AngleReader.Turns(component, behind),
            Opacity(component),
        ];
        return inOrder.OfType<PlanStep>();
    }

    private static OpacityStep? Opacity(Component component)
        => component["o"]?.Integer(0, 100) is { } percent and < 100 ? new(percent) : null;
}
