namespace ServerlessDam.Transformations.Chains;

/// <summary>
/// Which <c>if_end</c> closes which condition. A condition with other parameters in its component rules that component alone,
/// unless an end follows that nothing else can claim.
/// </summary>
internal static class ConditionEnds
{
    /// <summary>The index of the end by the index of its condition; conditions of one component are missing.</summary>
    /// <exception cref="TransformationException">A condition without its end, or the reverse.</exception>
    public static Dictionary<int, int> Of(IReadOnlyList<Component> components)
    {
        var ends = new Dictionary<int, int>();
        var open = new List<int>();
        for (var at = 0; at < components.Count; at++)
        {
            if (Words.OpensCondition(components[at]))
                open.Add(at);
            else if (Words.IsEnd(components[at]))
                Close(at);
        }

        return open.Find(start => Words.IsAlone(components[start])) is var left && open.Contains(left) && Words.IsAlone(components[left])
            ? throw components[left].Parameters[0].Error($"Condition without its if_end: {components[left]}")
            : ends;

        void Close(int end)
        {
            if (!Words.IsAlone(components[end]))
                throw components[end].Parameters[0].Error($"if_end stands in a component of its own: {components[end]}");

            var start = open.FindLastIndex(index => Words.IsAlone(components[index]));
            if (start < 0)
                start = open.Count - 1;
            if (start < 0)
                throw components[end].Parameters[0].Error("if_end without its condition");

            ends[open[start]] = end;
            open.RemoveRange(start, open.Count - start);
        }
    }
}
