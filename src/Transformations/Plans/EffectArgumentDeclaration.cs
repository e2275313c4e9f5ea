namespace ServerlessDam.Transformations.Plans;

/// <summary>What one argument of an effect may be.</summary>
public abstract record EffectArgumentDeclaration(string Name)
{
    /// <summary>The effect is refused without it; there is no default.</summary>
    public bool IsRequired { get; init; }

    /// <summary>What an SDK makes of the name when it takes it for a parameter: <c>w</c> for <c>width</c>; null for nothing.</summary>
    public string? ShortName { get; init; }
}

/// <summary>A whole number between <paramref name="From"/> and <paramref name="To"/>, both included.</summary>
/// <param name="Unit">For people: <c>percent</c>, <c>pixels</c>.</param>
public sealed record NumberDeclaration(string Name, string Unit, int From, int To, int Otherwise) : EffectArgumentDeclaration(Name)
{
    /// <summary>Another range, while another argument has a certain value.</summary>
    public NumberRange? When { get; init; }
}

/// <summary>The range and default that count while the argument <paramref name="Choice"/> is <paramref name="Value"/>.</summary>
public sealed record NumberRange(string Choice, string Value, int From, int To, int Otherwise);

/// <summary>A number with or without a fraction, both ends included.</summary>
/// <param name="Otherwise">Null for none.</param>
public sealed record DecimalDeclaration(string Name, string Unit, double From, double To, double? Otherwise) : EffectArgumentDeclaration(Name);

/// <summary>All numbers that are left, as many as one of <paramref name="Counts"/>; none when none is written.</summary>
public sealed record NumbersDeclaration(string Name, string Unit, ValueList<int> Counts, double From, double To) : EffectArgumentDeclaration(Name);

/// <summary>One of <paramref name="Values"/>; the first when none is given.</summary>
public sealed record ChoiceDeclaration(string Name, params ValueList<string> Values) : EffectArgumentDeclaration(Name)
{
    /// <summary>May be left out in front of others: a word that is none of the values is for the next argument.</summary>
    public bool CanBeSkipped { get; init; }
}

/// <summary>A colour.</summary>
/// <param name="FromCo">It comes from the component's <c>co_</c> instead of from the effect's own text.</param>
/// <param name="Otherwise">Null for none.</param>
public sealed record ColorDeclaration(string Name, bool FromCo, Color? Otherwise) : EffectArgumentDeclaration(Name);

/// <summary>Colours with places: <c>red:0p:blue:100p</c>. Without places they are spread evenly.</summary>
/// <param name="Most">How many colours there may be.</param>
/// <param name="Otherwise">When none is given.</param>
public sealed record ColorStopsDeclaration(string Name, int Most, Color Otherwise) : EffectArgumentDeclaration(Name);

/// <summary>Free text, by name; by position too where it is the only argument, and then all of the text.</summary>
public sealed record TextDeclaration(string Name) : EffectArgumentDeclaration(Name);

/// <summary>The component's <c>x_</c> or <c>y_</c>, by the argument's name.</summary>
public sealed record OffsetDeclaration(string Name) : EffectArgumentDeclaration(Name);

/// <summary>The component's <c>x_ y_ w_ h_ g_</c> name a part of the picture instead of resizing it, while there is no <c>c_</c>.</summary>
public sealed record RegionDeclaration(string Name) : EffectArgumentDeclaration(Name);

/// <summary>Boxes in whole pixels, by name: <c>(x_1;y_2;w_3;h_4)</c>, several in a further pair of brackets.</summary>
/// <param name="Most">How many there may be.</param>
public sealed record RegionsDeclaration(string Name, int Most) : EffectArgumentDeclaration(Name);
