using ServerlessDam.Transformations.Plans;

namespace ServerlessDam.Transformations.Expressions;

/// <summary>Where an expression is read: the variables set so far, the picture as it is now, and what is known of the asset.</summary>
public sealed class Scope(AssetFacts facts)
{
    private readonly Dictionary<string, Value> _variables = new(StringComparer.Ordinal);

    public AssetFacts Facts => facts;

    /// <summary>The picture that the component at hand works on: the base, or the layer that is open.</summary>
    public required PictureState State { get; set; }

    /// <summary>Null for one that nothing was assigned to.</summary>
    /// <param name="name">Without its dollar sign.</param>
    public Value? Find(string name) => _variables.GetValueOrDefault(name);

    /// <param name="name">Without its dollar sign.</param>
    public void Assign(string name, Value value) => _variables[name] = value;
}
