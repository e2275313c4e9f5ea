namespace ServerlessDam.Transformations.Plans.Reading;

/// <summary>Reads a transformation component by component, and within one in the order in which its parts act.</summary>
internal static class PlanReader
{
    public static Plan Read(Transformation transformation, PlanInput input)
    {
        foreach (var component in transformation.Components)
            SupportedKeys.Check(component);

        var chainDpr = DprReader.OfChain(transformation, input);
        var (source, output) = (new SourceOptions(), new OutputOptions());
        var steps = new List<PlanStep>();
        foreach (var component in transformation.Components)
        {
            source = SourceReader.Read(component, source);
            output = OutputReader.Read(component, output);
            steps.AddRange(Steps(component, input, chainDpr));
        }

        return new(source, steps.ToValueList(), output);
    }

    private static IEnumerable<PlanStep> Steps(Component component, PlanInput input, double chainDpr)
    {
        var ownDpr = DprReader.Of(component, input);
        var background = BackgroundReader.Read(component);
        var resize = EffectReader.TakesBox(component) ? null : ResizeReader.Read(component, input, ownDpr, chainDpr, background);
        var radius = EdgeReader.Radius(component, ownDpr ?? 1, background);
        PlanStep?[] inOrder =
        [
            AngleReader.AutoTurn(component, resize),
            resize,
            EffectReader.Read(component, input),
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
