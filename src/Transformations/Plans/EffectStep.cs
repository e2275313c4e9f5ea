namespace ServerlessDam.Transformations.Plans;

/// <summary><c>e_name[:arguments]</c>. Which names there are and what their arguments mean: <see cref="Effects"/>.</summary>
/// <param name="Name">As in the URL: <c>sepia</c>.</param>
/// <param name="Arguments">In the declared order, defaults filled in, every number within its range.</param>
public sealed record EffectStep(string Name, ValueList<EffectArgument> Arguments) : PlanStep
{
    /// <exception cref="InvalidOperationException">The effect declares no number of this name.</exception>
    public int Number(string argument) => Arguments.OfType<NumberArgument>().First(a => a.Name == argument).Value;

    /// <summary>Null when the URL gave none and there is no default.</summary>
    /// <exception cref="InvalidOperationException">The effect declares no colour of this name.</exception>
    public Color? Color(string argument) => Arguments.OfType<ColorArgument>().First(a => a.Name == argument).Value;

    /// <exception cref="InvalidOperationException">The effect declares no choice of this name.</exception>
    public string Choice(string argument) => Arguments.OfType<ChoiceArgument>().First(a => a.Name == argument).Value;
}

/// <summary>One argument with its value.</summary>
public abstract record EffectArgument(string Name);

public sealed record NumberArgument(string Name, int Value) : EffectArgument(Name);

public sealed record ColorArgument(string Name, Color? Value) : EffectArgument(Name);

public sealed record ChoiceArgument(string Name, string Value) : EffectArgument(Name);
