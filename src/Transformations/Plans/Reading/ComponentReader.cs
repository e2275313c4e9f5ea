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
        var resize = EffectReader.TakesBox(component, effects) ? null : ResizeReader.Read(component, input, ownDpr, chainDpr, background);
        var radius = EdgeReader.Radius(component, ownDpr ?? 1, background);
        PlanStep?[] inOrder =
        [
            TimeReader.Trim(component),
            AngleReader.AutoTurn(component, resize),
            resize,
            EffectReader.Read(component, input, effects),
            BackgroundReader.Step(background, resize),
            radius,
            EdgeReader.Border(component, ownDpr ?? 1, radius),
            .. AngleReader.Turns(component, background),
            Opacity(component),
        ];
        return inOrder.OfType<PlanStep>();
    }

    private static OpacityStep? Opacity(Component component)
        => component["o"]?.Integer(0, 100) is { } percent and < 100 ? new(percent) : null;
}
