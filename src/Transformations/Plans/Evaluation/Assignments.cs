using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>Gives the variables of one component their values, in the order in which they are written.</summary>
internal static class Assignments
{
    /// <summary>SDKs sort a component's items, so what needs a variable that is set further on waits for it.</summary>
    /// <exception cref="TransformationException">Not an expression, or one without a value.</exception>
    public static void Run(Component component, Scope scope)
    {
        var open = component.Parameters.Where(parameter => parameter.IsVariable).ToList();
        while (open.Count > 0)
        {
            var waiting = open.Where(parameter => Failure(parameter, scope) is not null).ToList();
            if (waiting.Count == open.Count)
                throw open[0].Error($"Invalid variable in transformation: {open[0].Key}_{open[0].Value} ({Failure(open[0], scope)})");
            open = waiting;
        }
    }

    /// <summary>Null when the variable has its value now.</summary>
    private static string? Failure(Parameter parameter, Scope scope)
    {
        try
        {
            var expression = Expression.Parse(parameter.Value) ?? throw parameter.Error($"Invalid variable in transformation: {parameter.Key}_{parameter.Value}");
            scope.Assign(parameter.Key[1..], expression.Evaluate(scope));
            return null;
        }
        catch (ExpressionException e)
        {
            return e.Message;
        }
    }
}
