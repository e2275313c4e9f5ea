using System.Collections.Frozen;
using System.Text.RegularExpressions;
using ServerlessDam.Transformations.Expressions;
using ServerlessDam.Transformations.Syntax;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>Puts values where a component has variables and arithmetic, so that its readers meet literals only.</summary>
internal static partial class Substitution
{
    /// <summary>A calculated one is rounded to pixels, a written one keeps the dot that makes it a fraction.</summary>
    private static readonly FrozenSet<string> Sizes = FrozenSet.Create("w", "h", "x", "y");

    /// <summary>What may have decimals when it is calculated; an effect rounds those that it wants whole.</summary>
    private static readonly FrozenSet<string> Decimal = FrozenSet.Create("a", "ar", "dpr", "du", "e", "eo", "fps", "so", "z");

    /// <summary>What is whole when it is calculated.</summary>
    private static readonly FrozenSet<string> Whole = FrozenSet.Create("dl", "dn", "o", "pg", "q", "r");

    /// <summary>Without conditions and variables, all else literal.</summary>
    /// <exception cref="TransformationException">A variable that is not set, or arithmetic without a result.</exception>
    public static Component Resolve(Component component, Scope scope)
        => new(component.Parameters
            .Where(parameter => !parameter.IsVariable && parameter.Key != Keys.Condition)
            .Select(parameter => Resolve(parameter, scope))
            .ToValueList());

    private static Parameter Resolve(Parameter parameter, Scope scope)
    {
        try
        {
            var value = Resolve(parameter.Key, parameter.Value, scope);
            return value == parameter.Value ? parameter : parameter with { Value = CanonicalValues.Of(parameter.Key, value) };
        }
        catch (ExpressionException e)
        {
            throw parameter.Error($"Invalid {parameter.LongName} in transformation: {parameter.Value} ({e.Message})");
        }
    }

    private static string Resolve(string key, string value, Scope scope) => key switch
    {
        // Their sources read variables themselves: text may hold anything.
        "l" or "u" => value,
        _ when Sizes.Contains(key) => Calculated(value, scope, whole: true) ?? value,
        _ when Decimal.Contains(key) => Parts(value, scope, whole: false),
        _ when Whole.Contains(key) => Parts(value, scope, whole: true),
        _ => Filled(value, scope),
    };

    /// <summary>Arguments are joined by colons, named ones by semicolons; each may be calculated.</summary>
    private static string Parts(string value, Scope scope, bool whole)
        => Calculated(value, scope, whole)
            ?? Separated().Replace(value, part => Calculated(part.Value, scope, whole) ?? Named(part.Value, scope, whole));

    /// <summary><c>level_$x_mul_2</c>: the name of an argument before its value.</summary>
    private static string Named(string part, Scope scope, bool whole)
        => part.IndexOf("_$", StringComparison.Ordinal) is > 0 and var at && Calculated(part[(at + 1)..], scope, whole) is { } value
            ? $"{part[..(at + 1)]}{value}"
            : Filled(part, scope);

    /// <summary>Null for what is no expression or needs no calculating.</summary>
    private static string? Calculated(string text, Scope scope, bool whole)
    {
        if (Numbers.TryDecimal(text, out _) || Expression.Parse(text) is not { IsCalculated: true } expression)
            return null;

        return expression.Evaluate(scope) is var value && whole && value is NumberValue number ? number.WholeText : value.Text;
    }

    /// <summary>Variables inside other text: <c>bo_${n}px_solid_$c</c>, <c>$n!px!</c>.</summary>
    private static string Filled(string value, Scope scope)
        => value.Contains('$')
            ? Interpolation.Filled(Holes(), Interpolation.Fill(value, scope), hole => hole.Groups["text"].Success ? hole.Groups["text"].Value : Text(hole.Groups["name"].Value, scope))
            : value;

    /// <summary>SDKs write a border's unit right behind its variable: <c>$wpx</c>.</summary>
    private static string Text(string name, Scope scope)
        => scope.Find(name) is { } value ? value.Text
            : name.EndsWith("px", StringComparison.Ordinal) && scope.Find(name[..^2]) is { } width ? $"{width.Text}px"
            : throw new ExpressionException($"Variable ${name} is not set");

    [GeneratedRegex("[^:;]+", RegexOptions.NonBacktracking)]
    private static partial Regex Separated();

    [GeneratedRegex(@"\$\{?(?<name>_*[A-Za-z][A-Za-z0-9]*)\}?|!(?<text>[^!]*)!", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Holes();
}
