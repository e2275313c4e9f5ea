using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary><c>e_name[:arguments]</c>. Which names there are and what their arguments mean: <see cref="EffectCatalog"/>.</summary>
/// <param name="Effect">As declared.</param>
/// <param name="Arguments">In the declared order, defaults filled in, every number within its range.</param>
/// <remarks>Asking for an argument that the effect does not declare is an <see cref="InvalidOperationException"/>.</remarks>
public sealed record EffectStep(Effect Effect, ValueList<EffectArgument> Arguments) : PlanStep
{
    /// <summary>As in the URL: <c>sepia</c>.</summary>
    public string Name => Effect.Name;

    /// <summary>What carries it out, with these arguments.</summary>
    public EffectEngine Engine => Effect.PromptEngine is { } engine && Text("prompt").Length > 0 ? engine : Effect.Engine;

    public override PictureState After(PictureState before) => Effect.Reshapes?.Invoke(this, before) ?? before;

    public int Number(string argument) => Find<NumberArgument>(argument).Value;

    /// <summary>Null when the URL gave none and there is no default.</summary>
    public double? Decimal(string argument) => Find<DecimalArgument>(argument).Value;

    /// <summary>Empty when the URL gave none.</summary>
    public ValueList<double> Numbers(string argument) => Find<NumbersArgument>(argument).Values;

    /// <summary>Null when the URL gave none and there is no default.</summary>
    public Color? Color(string argument) => Find<ColorArgument>(argument).Value;

    /// <summary>In order of their places; at least one.</summary>
    public ValueList<ColorStop> ColorStops(string argument) => Find<ColorStopsArgument>(argument).Stops;

    public string Choice(string argument) => Find<ChoiceArgument>(argument).Value;

    /// <summary>Empty when the URL gave none.</summary>
    public string Text(string argument) => Find<TextArgument>(argument).Value;

    /// <summary>Null when the URL gave none.</summary>
    public Length? Offset(string argument) => Find<OffsetArgument>(argument).Value;

    public EffectRegion Region(string argument) => Find<RegionArgument>(argument).Value;

    /// <summary>Empty when the URL gave none.</summary>
    public ValueList<PixelRect> Regions(string argument) => Find<RegionsArgument>(argument).Value;

    private T Find<T>(string name)
        where T : EffectArgument
        => Arguments.OfType<T>().First(argument => argument.Name == name);
}
