using ServerlessDam.Transformations.Chains;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Plans;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Transformations.Layers;

/// <summary>
/// What a transformation may lay over or under a picture, found before there are pixels: the sources in every branch, with every value
/// that a variable in their names was given so far. What a branch not taken names is among them, so a missing one is no error yet.
/// </summary>
public static class LayerReferences
{
    /// <summary>Bounds the look-ups of one request.</summary>
    private const int Most = 100;

    /// <returns>Each source, and whether it stands in the transformation as it is, without a variable.</returns>
    /// <exception cref="TransformationException">A source or a variable is none, or there are too many.</exception>
    public static IReadOnlyCollection<(LayerSource Source, bool IsWritten)> Of(Transformation transformation, PlanInput input)
    {
        var found = new Dictionary<string, (LayerSource Source, bool IsWritten)>(StringComparer.Ordinal);
        var values = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var scope = new Scope(input.Facts) { State = PictureState.Of(input) };
        foreach (var component in transformation.Components)
        {
            Note(component, scope, values);
            if (Words.LayerOf(component) is not { } parameter)
                continue;
            var written = LayerSource.Parse(parameter);
            foreach (var source in Sources(written, scope, values))
            {
                var isWritten = source == written || (found.TryGetValue(source.ToString(), out var known) && known.IsWritten);
                found[source.ToString()] = (source, isWritten);
            }

            if (found.Count > Most)
                throw parameter.Error($"Maximum number of layers is {Most}");
        }

        return found.Values;
    }

    private static void Note(Component component, Scope scope, Dictionary<string, HashSet<string>> values)
        => Assignments.Run(component, scope, (parameter, expression) =>
        {
            if (Value(expression, scope) is not { } value)
                return;

            var name = parameter.Key[1..];
            scope.Assign(name, value);
            if (!values.TryGetValue(name, out var all))
                values[name] = all = new(StringComparer.Ordinal);
            all.Add(value.Text);
        });

    /// <summary>By the values of now, and by each earlier one of a single variable.</summary>
    private static IEnumerable<LayerSource> Sources(LayerSource source, Scope scope, Dictionary<string, HashSet<string>> values)
    {
        var asked = new HashSet<string>(StringComparer.Ordinal);
        if (Filled(source, Ask) is { } now)
            yield return now;
        foreach (var (name, value) in asked.Where(values.ContainsKey).SelectMany(name => values[name].Select(value => (name, value))).ToList())
        {
            if (Filled(source, each => each == name ? value : scope.Find(each)?.Text) is { } other)
                yield return other;
        }

        string? Ask(string name)
        {
            asked.Add(name);
            return scope.Find(name)?.Text;
        }
    }

    /// <summary>Null where a variable is not set or its value is no source: who carries it out tells why, if it comes to that.</summary>
    private static LayerSource? Filled(LayerSource source, Func<string, string?> lookup)
    {
        try
        {
            return source.Interpolated(name => lookup(name) ?? throw new TransformationException($"Variable ${name} is not set"));
        }
        catch (TransformationException)
        {
            return null;
        }
    }

    private static Value? Value(Expression expression, Scope scope)
    {
        try
        {
            return expression.Evaluate(scope);
        }
        catch (ExpressionException)
        {
            return null;
        }
    }
}
