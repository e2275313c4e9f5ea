using ServerlessDam.Media.Engine;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Carries out one effect: takes the picture over and gives the next.</summary>
internal delegate Picture EffectOperation(Picture picture, EffectStep step);

/// <summary>An effect with what carries it out.</summary>
internal sealed record PixelEffect(string Name, string Summary, string Sample, EffectOperation Apply, params ValueList<EffectArgumentDeclaration> Arguments)
    : Effect(Name, Summary, Sample, Arguments);
