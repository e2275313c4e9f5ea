using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Chains;

/// <summary>Components to nodes. As deep as conditions and layers are nested, which the number of components bounds.</summary>
internal sealed class ChainReader
{
    private readonly IReadOnlyList<Component> _components;
    private readonly Dictionary<int, int> _ends;
    private readonly Dictionary<int, int> _applies = [];

    private ChainReader(IReadOnlyList<Component> components)
    {
        (_components, _ends) = (components, ConditionEnds.Of(components));
        MatchLayers();
    }

    public static ValueList<ChainNode> Read(IReadOnlyList<Component> components)
        => new ChainReader(components).Nodes(0, components.Count);

    /// <summary>An apply closes the last layer that is open in the same branch; layers left over are those of one component.</summary>
    private void MatchLayers()
    {
        var branches = new Stack<Stack<int>>([new()]);
        for (var at = 0; at < _components.Count; at++)
        {
            var component = _components[at];
            if (Words.IsEnd(component) || IsElseOfBlock(at))
                branches.Pop();
            if (_ends.ContainsKey(at) || IsElseOfBlock(at))
                branches.Push(new());

            if (Words.OpensLayer(component))
                branches.Peek().Push(at);
            else if (Words.AppliesLayer(component))
                _applies[branches.Peek().TryPop(out var opener) ? opener : throw NoLayer(component)] = at;
        }
    }

    /// <summary>And not the one of a condition of one component, which stands right before it.</summary>
    private bool IsElseOfBlock(int at)
        => Words.IsElse(_components[at])
            && _ends.Any(block => block.Key < at && at < block.Value)
            && (Words.IsAlone(_components[at]) || !IsOfOneComponent(at - 1));

    private bool IsOfOneComponent(int at) => Words.OpensCondition(_components[at]) && !_ends.ContainsKey(at);

    private ValueList<ChainNode> Nodes(int from, int to)
    {
        var nodes = new List<ChainNode>();
        for (var at = from; at < to;)
            nodes.Add(Node(ref at, to));

        return nodes.ToValueList();
    }

    /// <summary>Moves <paramref name="at"/> behind what the node is made of.</summary>
    private ChainNode Node(ref int at, int to)
    {
        var component = _components[at];
        if (Words.IsElse(component) || Words.IsEnd(component))
            throw component[Keys.Condition]!.Error($"if_{component[Keys.Condition]!.Value} without its condition");

        return Words.OpensCondition(component) ? Condition(ref at, to) : Plain(ref at, component);
    }

    private ChainNode Plain(ref int at, Component component)
    {
        if (Words.LayerOf(component) is null)
        {
            at++;
            return new ComponentNode(component);
        }

        if (!_applies.TryGetValue(at, out var apply))
        {
            at++;
            return new LayerNode(component, [], null);
        }

        var inner = Nodes(at + 1, apply);
        at = apply + 1;
        return new LayerNode(component, inner, _components[apply]);
    }

    private ConditionNode Condition(ref int at, int to)
    {
        var test = _components[at][Keys.Condition]!;
        return _ends.TryGetValue(at, out var end) ? Block(ref at, end, test) : OfOneComponent(ref at, to, test);
    }

    /// <summary><c>if_x/…[/if_else/…]/if_end</c></summary>
    private ConditionNode Block(ref int at, int end, Parameter test)
    {
        var start = at;
        var otherwise = Enumerable.Range(start + 1, end - start - 1)
            .FirstOrDefault(index => IsElseOfBlock(index) && !_ends.Any(inner => start < inner.Key && inner.Key < index && index < inner.Value), end);
        at = end + 1;
        return new(test, Branch(start, otherwise), otherwise == end ? [] : Branch(otherwise, end));
    }

    /// <summary>What else stands in the component of the condition or of the else comes first in its branch.</summary>
    private ValueList<ChainNode> Branch(int head, int to)
    {
        var at = head + 1;
        return Words.IsAlone(_components[head]) ? Nodes(at, to) : [Own(head, ref at), .. Nodes(at, to)];
    }

    /// <summary>The component without its condition: a layer up to its apply, which <paramref name="at"/> moves behind, or just it.</summary>
    private ChainNode Own(int index, ref int at)
    {
        var component = Words.WithoutCondition(_components[index]);
        if (!_applies.TryGetValue(index, out var apply))
            return Words.LayerOf(component) is null ? new ComponentNode(component) : new LayerNode(component, [], null);

        at = apply + 1;
        return new LayerNode(component, Nodes(index + 1, apply), _components[apply]);
    }

    /// <summary><c>if_x,…[/if_else,…]</c></summary>
    private ConditionNode OfOneComponent(ref int at, int to, Parameter test)
    {
        var start = at++;
        var then = Own(start, ref at);
        if (at >= to || !Words.IsElse(_components[at]) || Words.IsAlone(_components[at]))
            return new(test, [then], []);

        start = at++;
        return new(test, [then], [Own(start, ref at)]);
    }

    private static TransformationException NoLayer(Component component)
        => component.Parameters[0].Error($"fl_layer_apply without an open layer: {component}");
}
