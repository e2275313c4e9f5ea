using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Named;

/// <summary>One expansion. A name is expanded once, however often it is mentioned, and the result never grows beyond the limit.</summary>
internal sealed class Expansion(IReadOnlyDictionary<string, Transformation> definitions)
{
    private readonly Dictionary<string, IReadOnlyList<Component>> _expanded = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);

    public IReadOnlyList<Component> Of(Transformation transformation)
    {
        var result = new List<Component>();
        for (var at = 0; at < transformation.Components.Count; at++)
        {
            var component = transformation.Components[at];
            var otherwise = Conditions.IsTest(component) && at + 1 < transformation.Components.Count
                && Conditions.IsOtherwise(transformation.Components[at + 1]) ? transformation.Components[++at] : null;
            if (component["bl"] is { } baseline && (at > 0 || component.Parameters.Count > 1))
                throw baseline.Invalid();

            Component[] together = otherwise is null ? [component] : [component, otherwise];
            result.AddRange(together.All(each => !NameExpansion.NamesIn(each).Any()) ? together
                : otherwise is null ? Conditions.Write(component, Body(component))
                : Conditions.Write(component, Body(component), otherwise, Body(otherwise)));
            if (result.Count > Transformation.MaxComponents)
                throw new TransformationException($"Transformation has too many components with its named transformations, at most {Transformation.MaxComponents}");
        }

        return result;
    }

    /// <summary>What a component does, without its condition.</summary>
    private List<Component> Body(Component component)
    {
        var own = component.Parameters.Where(parameter => parameter.Key is not ("t" or "bl" or Keys.Condition)).ToList();
        var named = NameExpansion.NamesIn(component).SelectMany(Named).Take(Transformation.MaxComponents + 1).ToList();
        if (named.Count == 0)
            return own.Count == 0 ? [] : [new(own.ToValueList())];
        if (own.Count == 0)
            return named;
        if (named is [var single] && !Conditions.Has(single) && !IsOfLayers(single))
            return [Joined(single, own)];
        if (IsOfLayers(component))
            throw component["t"]!.Error($"Named transformation {component["t"]!.Value} has several components and cannot stand beside a layer");

        var variables = own.Where(parameter => parameter.IsVariable).ToValueList();
        var rest = own.Where(parameter => !parameter.IsVariable).ToValueList();
        return [.. Filled(variables), .. named, .. Filled(rest)];
    }

    private IReadOnlyList<Component> Named(string name)
    {
        if (_expanded.TryGetValue(name, out var known))
            return known;
        if (!definitions.TryGetValue(name, out var definition))
            throw new TransformationException($"Unknown transformation {name}");
        if (!_open.Add(name))
            throw new TransformationException($"Named transformation {name} refers to itself");

        var components = Of(new(definition.Components.SelectMany(HiddenHints.Without).ToValueList()));
        _open.Remove(name);
        return _expanded[name] = components;
    }

    private static Component Joined(Component definition, List<Parameter> own)
    {
        var given = own.Where(parameter => parameter.Key != Keys.Flag).Select(parameter => parameter.Key).ToHashSet(StringComparer.Ordinal);
        return Component.Of([.. definition.Parameters.Where(parameter => !given.Contains(parameter.Key)), .. own]);
    }

    private static IEnumerable<Component> Filled(ValueList<Parameter> parameters) => parameters.Count == 0 ? [] : [new(parameters)];

    private static bool IsOfLayers(Component component)
        => (component["l"] ?? component["u"]) is not null || component.Parameters.Any(parameter => parameter is { Key: Keys.Flag, Value: "layer_apply" });
}
