using System.Collections.Frozen;
using ServerlessDam.Media.Engine;
using ServerlessDam.Media.Operations.Completion;
using ServerlessDam.Transformations;
using ServerlessDam.Transformations.Geometry;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Media.Operations.Effects;

/// <summary>Engines by what names them in plans.</summary>
internal sealed class EffectEngines(params IReadOnlyList<IEffectEngine> engines)
{
    private readonly FrozenDictionary<EffectEngine, IEffectEngine> _byKind = engines.ToFrozenDictionary(engine => engine.Engine);

    /// <summary>Every engine that this server has. One more is one more line here; plans then accept its effects and backgrounds.</summary>
    public static EffectEngines Served { get; } = new(new PixelEngine(), new CompletionEngine());

    public ValueList<EffectEngine> Kinds => _byKind.Keys.ToValueList();

    public Picture Apply(Picture picture, EffectStep step) => _byKind[step.Engine].Apply(picture, step);

    public Picture Pad(Picture picture, ContinuedBackground background, ResizeGeometry geometry)
        => _byKind[background.Engine].Pad(picture, background, geometry);
}
