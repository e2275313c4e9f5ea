using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Plans.Evaluation;

namespace ServerlessDam.Transformations.Layers;

/// <summary>Every value that variables are given in a transformation, whichever branch gives it.</summary>
internal sealed class GivenValues(Scope scope)
{
    private readonly Dictionary<string, HashSet<string>> _values = new(StringComparer.Ordinal);

    /// <exception cref="TransformationException">An assignment is none.</exception>
    public void Note(Component component)
        => Assignments.Run(component, scope, (parameter, expression) =>
        {
            if (Value(expression) is not { } value)
                return;

            var name = parameter.Key[1..];
            scope.Assign(name, value);
            if (!_values.TryGetValue(name, out var all))
                _values[name] = all = new(StringComparer.Ordinal);
            all.Add(value.Text);
        });

    /// <summary>The variables that a source speaks of.</summary>
    public HashSet<string> NamesIn(LayerSource source)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Filled(source, name =>
        {
            names.Add(name);
            return scope.Find(name)?.Text ?? "0";
        });
        return names;
    }

    /// <summary>By every combination of values; where those are more than <paramref name="most"/>, by the values of now with each earlier one of a single variable.</summary>
    public IEnumerable<LayerSource> Fill(LayerSource source, IReadOnlyCollection<string> names, int most)
    {
        var now = names.ToDictionary(name => name, name => scope.Find(name)?.Text, StringComparer.Ordinal);
        var all = names.ToDictionary(name => name, name => _values.TryGetValue(name, out var given) ? given.Select(value => (string?)value) : [null], StringComparer.Ordinal);
        var combinations = all.Values.Aggregate(1.0, (count, values) => count * values.Count()) <= most
            ? all.Aggregate((IEnumerable<Dictionary<string, string?>>)[now], (made, next) => made.SelectMany(each => next.Value.Select(value => With(each, next.Key, value))))
            : all.SelectMany(each => each.Value.Select(value => With(now, each.Key, value))).Prepend(now);
        return combinations.Select(each => Filled(source, name => each.GetValueOrDefault(name))).OfType<LayerSource>();
    }

    private static Dictionary<string, string?> With(Dictionary<string, string?> values, string name, string? value)
        => new(values, StringComparer.Ordinal) { [name] = value };

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

    private Value? Value(Expression expression)
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
