using System.Collections.Immutable;
using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>Where an expression is read: the variables set so far, the picture as it is now, and what is known of the asset.</summary>
public sealed class Scope(AssetFacts facts)
{
    public AssetFacts Facts => facts;

    /// <summary>What was assigned so far. To be kept and set back where something is gone through again.</summary>
    public ImmutableDictionary<string, Value> Variables { get; set; } = ImmutableDictionary.Create<string, Value>(StringComparer.Ordinal);

    /// <summary>The picture that the component at hand works on: the base, or the layer that is open.</summary>
    public required PictureState State { get; set; }

    /// <summary>What the components so far said of the pages of the base.</summary>
    public SourceOptions Source { get; set; } = new();

    /// <summary>Null for one that nothing was assigned to.</summary>
    /// <param name="name">Without its dollar sign.</param>
    public Value? Find(string name) => Variables.GetValueOrDefault(name);

    /// <param name="name">Without its dollar sign.</param>
    public void Assign(string name, Value value) => Variables = Variables.SetItem(name, value);
}
