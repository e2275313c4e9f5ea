using System.Collections.Frozen;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Completion;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Every engine that this server has. One more is one more line here; plans then accept its effects.</summary>
internal static class EffectEngines
{
    private static readonly FrozenDictionary<EffectEngine, IEffectEngine> ByKind = new IEffectEngine[]
    {
        new PixelEngine(),
        new CompletionEngine(),
    }.ToFrozenDictionary(engine => engine.Engine);

    public static ValueList<EffectEngine> Kinds { get; } = ByKind.Keys.ToValueList();

    public static Picture Apply(Picture picture, EffectStep step)
        => ByKind[step.Engine].Apply(picture, step);
}
