namespace ServerlessDam.Transformations.Plans;

/// <summary>An effect as declared: all that reading it, running it and documenting it need to know.</summary>
/// <param name="Name">After <c>e_</c>.</param>
/// <param name="Summary">One sentence: what it does, and what its arguments mean.</param>
/// <param name="Sample">A transformation that shows it: <c>e_sepia:80</c>.</param>
/// <param name="Arguments">In the order in which a URL gives them.</param>
public record Effect(string Name, string Summary, string Sample, params ValueList<EffectArgumentDeclaration> Arguments)
{
    /// <summary>What carries it out.</summary>
    public EffectEngine Engine { get; init; } = EffectEngine.Pixels;

    /// <summary>What carries it out instead while its argument <c>prompt</c> is written; null for nothing else.</summary>
    public EffectEngine? PromptEngine { get; init; }

    /// <summary>Areas of flat colour are left, which can be written as a drawing: svg.</summary>
    public bool MakesDrawing { get; init; }

    /// <summary>Size and regions after the effect, for one that changes them by arithmetic; null for one that keeps them.</summary>
    public Func<EffectStep, PictureState, PictureState>? Reshapes { get; init; }

    /// <summary>What arguments must fulfil together, beyond each one's own range; null for nothing.</summary>
    public Func<EffectStep, bool>? Accepts { get; init; }
}
