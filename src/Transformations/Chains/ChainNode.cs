namespace ServerlessDam.Transformations.Chains;

/// <summary>One link of a chain, after conditions and layers have been matched with their ends.</summary>
public abstract record ChainNode
{
    private protected ChainNode()
    {
    }
}

/// <summary>Parameters that act on the picture at hand.</summary>
public sealed record ComponentNode(Component Component) : ChainNode;

/// <summary><c>if_</c>, as a block or for one component.</summary>
/// <param name="Test">The parameter that holds the condition.</param>
public sealed record ConditionNode(Parameter Test, ValueList<ChainNode> Then, ValueList<ChainNode> Else) : ChainNode;

/// <summary><c>l_</c> or <c>u_</c>: another picture, changed by a chain of its own and laid over or under the one at hand.</summary>
/// <param name="Opener">The component that names the other picture.</param>
/// <param name="Inner">What happens to it before it is laid.</param>
/// <param name="Apply">The component with <c>fl_layer_apply</c>; null for the form in one component, which is laid at once.</param>
public sealed record LayerNode(Component Opener, ValueList<ChainNode> Inner, Component? Apply) : ChainNode;
