using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>Decides an <c>if_</c>.</summary>
internal static class Conditions
{
    /// <exception cref="TransformationException">It is no expression, or one without a value.</exception>
    public static bool Holds(Parameter test, Scope scope)
    {
        var expression = Expression.Parse(test.Value) ?? throw test.Invalid();
        try
        {
            return Operators.IsTrue(expression.Evaluate(scope));
        }
        catch (ExpressionException e)
        {
            throw test.Error($"Invalid condition in transformation: {test.Value} ({e.Message})");
        }
    }
}
