using System.Collections.Frozen;
using ServerlessDam.Transformations.Plans.Declarations;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Every effect of the language, by the name it has in a URL; <see cref="Effect.Engine"/> tells which this server carries out.</summary>
public static class Effects
{
    public static readonly ValueList<EffectFamily> Families =
    [
        new("Light and dark", ToneEffects.All),
        new("Colours", ColorEffects.All),
        new("Film, paint, ink and print", ArtEffects.All),
        new("Sharp and soft", FocusEffects.All),
        new("Transparency, outlines and shadows", TransparencyEffects.All),
        new("Shape", ShapeEffects.All),
        new("Animations", EncoderEffects.All),
        new("Videos", VideoEffects.All),
        new("Effects that need an engine", EngineEffects.All),
    ];

    public static readonly FrozenDictionary<string, Effect> ByName =
        Families.SelectMany(family => family.Effects).ToFrozenDictionary(effect => effect.Name);

    /// <summary>Those that work on pixels here, in the order of their names.</summary>
    public static IReadOnlyList<Effect> OfPixels { get; } =
        [.. ByName.Values.Where(effect => effect.Engine == EffectEngine.Pixels).OrderBy(effect => effect.Name, StringComparer.Ordinal)];
}
