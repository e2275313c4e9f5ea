using System.Text.RegularExpressions;

namespace ServerlessDam.Transformations.Expressions;

/// <summary><c>$(name)</c> inside text stands for the variable's value.</summary>
public static partial class Interpolation
{
    /// <exception cref="ExpressionException">A variable that is not set.</exception>
    public static string Fill(string template, Scope scope)
        => template.Contains("$(", StringComparison.Ordinal)
            ? Hole().Replace(template, hole => new VariableOperand(hole.Groups[1].Value).Evaluate(scope).Text)
            : template;

    [GeneratedRegex(@"\$\((_*[A-Za-z][A-Za-z0-9_]*)\)", RegexOptions.NonBacktracking)]
    private static partial Regex Hole();
}
