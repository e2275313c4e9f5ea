namespace ServerlessDam.Transformations.Chains;

/// <summary>A transformation with its structure: which components a condition rules and which belong to a layer.</summary>
public sealed record Chain(ValueList<ChainNode> Nodes)
{
    /// <exception cref="TransformationException">A condition or a layer is not closed, or an end has nothing to close.</exception>
    public static Chain Of(Transformation transformation) => new(ChainReader.Read(transformation.Components));

    /// <summary>Every node, those inside others too, in the order in which they are written.</summary>
    public IEnumerable<ChainNode> All => Nodes.SelectMany(Within);

    private static IEnumerable<ChainNode> Within(ChainNode node) => node switch
    {
        ConditionNode condition => condition.Then.Concat(condition.Else).SelectMany(Within).Prepend(node),
        LayerNode layer => layer.Inner.SelectMany(Within).Prepend(node),
        _ => [node],
    };
}
