using System.Collections.Frozen;
using ServerlessDam.Transformations.Plans.Declarations;

namespace ServerlessDam.Transformations.Plans;

/// <summary>
/// Every effect that a server knows, by the name it has in a URL. Who carries effects out declares them beside the method that does it and
/// hands them in; those that the language gives a meaning to itself, or that are read only to be refused by the right words, are added here.
/// </summary>
public sealed class EffectCatalog
{
    /// <param name="families">Of the effects that are declared where they are carried out.</param>
    /// <param name="engines">What this server has beyond the language: effects that need another engine are refused.</param>
    /// <exception cref="ArgumentException">Two effects have one name.</exception>
    public EffectCatalog(ValueList<EffectFamily> families, ValueList<EffectEngine> engines)
    {
        Families = [.. families, .. OfLanguage];
        Engines = [.. engines, EffectEngine.Encoder, EffectEngine.Video];
        ByName = Families.SelectMany(family => family.Effects).ToDictionary(effect => effect.Name).ToFrozenDictionary();
        OfPixels = [.. ByName.Values.Where(effect => effect.Engine == EffectEngine.Pixels).OrderBy(effect => effect.Name, StringComparer.Ordinal)];
    }

    public ValueList<EffectFamily> Families { get; }

    public ValueList<EffectEngine> Engines { get; }

    /// <summary><see cref="Effect.Engine"/> tells which of them this server carries out.</summary>
    public FrozenDictionary<string, Effect> ByName { get; }

    /// <summary>Those that work on pixels, in the order of their names.</summary>
    public IReadOnlyList<Effect> OfPixels { get; }

    private static ValueList<EffectFamily> OfLanguage =>
    [
        new("Animations", EncoderEffects.All),
        new("Videos", VideoEffects.All),
        new("Effects that need an engine", EngineEffects.All),
    ];
}
