namespace ServerlessDam.Transformations.Plans;

/// <summary>Effects of one kind.</summary>
/// <param name="Title">As a heading.</param>
public sealed record EffectFamily(string Title, ValueList<Effect> Effects);
