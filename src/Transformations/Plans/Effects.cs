using System.Collections.Frozen;
using ServerlessDam.Transformations.Plans.Declarations;

namespace ServerlessDam.Transformations.Plans;

/// <summary>Every effect of the language, by the name it has in a URL; <see cref="Effect.Engine"/> tells which this server carries out.</summary>
public static class Effects
{
    public static readonly FrozenDictionary<string, Effect> ByName = new[]
    {
        ToneEffects.All, ColorEffects.All, ArtEffects.All, FocusEffects.All, TransparencyEffects.All, ShapeEffects.All,
        EncoderEffects.All, VideoEffects.All, EngineEffects.All,
    }.SelectMany(family => family).ToFrozenDictionary(effect => effect.Name);

    /// <summary>Those that work on pixels here, in the order of their names.</summary>
    public static IReadOnlyList<Effect> OfPixels { get; } =
        [.. ByName.Values.Where(effect => effect.Engine == EffectEngine.Pixels).OrderBy(effect => effect.Name, StringComparer.Ordinal)];
}
