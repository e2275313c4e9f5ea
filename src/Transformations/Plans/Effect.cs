namespace ServerlessDam.Transformations.Plans;

/// <summary>An effect as declared: its name and its arguments in the order in which a URL gives them.</summary>
public sealed record Effect(string Name, params ValueList<EffectArgumentDeclaration> Arguments);

/// <summary>What one argument may be.</summary>
public abstract record EffectArgumentDeclaration(string Name);

/// <summary>A whole number between <paramref name="From"/> and <paramref name="To"/>, both included.</summary>
public sealed record NumberDeclaration(string Name, int From, int To, int Otherwise) : EffectArgumentDeclaration(Name)
{
    /// <summary>Another range, while another argument has a certain value.</summary>
    public NumberRange? When { get; init; }
}

/// <summary>The range and default that count while the argument <paramref name="Choice"/> is <paramref name="Value"/>.</summary>
public sealed record NumberRange(string Choice, string Value, int From, int To, int Otherwise);

/// <summary>One of <paramref name="Values"/>; the first when none is given.</summary>
public sealed record ChoiceDeclaration(string Name, ValueList<string> Values) : EffectArgumentDeclaration(Name);

/// <summary>A colour.</summary>
/// <param name="FromCo">It comes from the component's <c>co_</c> instead of from the effect's own text.</param>
/// <param name="Otherwise">Null for none.</param>
public sealed record ColorDeclaration(string Name, bool FromCo, Color? Otherwise) : EffectArgumentDeclaration(Name);
