using System.Text.RegularExpressions;

namespace ServerlessDam.Transformations.Expressions;

/// <summary><c>$(name)</c> inside text stands for the variable's value.</summary>
public static partial class Interpolation
{
    /// <summary>Longest text that may come of it. Bounds variables that repeat each other.</summary>
    private const int MaxLength = 4000;

    /// <exception cref="ExpressionException">A variable that is not set, or a result that is too long.</exception>
    public static string Fill(string template, Scope scope)
        => template.Contains("$(", StringComparison.Ordinal)
            ? Filled(Hole(), template, hole => new VariableOperand(hole.Groups[1].Value).Evaluate(scope).Text)
            : template;

    /// <summary>The names of the variables inside a text.</summary>
    public static IEnumerable<string> NamesIn(string template) => Hole().Matches(template).Select(hole => hole.Groups[1].Value);

    /// <exception cref="ExpressionException">A result that is too long; it is never built.</exception>
    internal static string Filled(Regex holes, string template, Func<Match, string> value)
    {
        var length = template.Length;
        return holes.Replace(template, hole =>
        {
            var text = value(hole);
            length += text.Length;
            return length <= MaxLength * 2 && text.Length <= MaxLength ? text : throw new ExpressionException($"A text with variables is longer than {MaxLength} characters");
        });
    }

    [GeneratedRegex(@"\$\((_*[A-Za-z][A-Za-z0-9_]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
