using ServerlessDam.Transformations.Geometry;

namespace ServerlessDam.Transformations.Plans;

/// <summary>One argument of an effect with its value.</summary>
public abstract record EffectArgument(string Name);

public sealed record NumberArgument(string Name, int Value) : EffectArgument(Name);

public sealed record DecimalArgument(string Name, double? Value) : EffectArgument(Name);

public sealed record NumbersArgument(string Name, ValueList<double> Values) : EffectArgument(Name);

public sealed record ColorArgument(string Name, Color? Value) : EffectArgument(Name);

public sealed record ColorStopsArgument(string Name, ValueList<ColorStop> Stops) : EffectArgument(Name);

/// <param name="Place">0 (darkest) to 1 (lightest).</param>
public sealed record ColorStop(Color Color, double Place);

public sealed record ChoiceArgument(string Name, string Value) : EffectArgument(Name);

public sealed record TextArgument(string Name, string Value) : EffectArgument(Name);

public sealed record OffsetArgument(string Name, Length? Value) : EffectArgument(Name);

/// <param name="Value">In pixels of the picture that the effect works on; they may reach over its edges.</param>
public sealed record RegionsArgument(string Name, ValueList<PixelRect> Value) : EffectArgument(Name);

public sealed record RegionArgument(string Name, EffectRegion Value) : EffectArgument(Name);
