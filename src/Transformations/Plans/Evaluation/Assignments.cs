using ServerlessDam.Transformations.Expressions;

namespace ServerlessDam.Transformations.Plans.Evaluation;

/// <summary>Gives the variables of one component their values, in the order in which they are written.</summary>
internal static class Assignments
{
    /// <summary>SDKs sort a component's items, so what needs a variable that is set further on waits for it.</summary>
    /// <exception cref="TransformationException">Not an expression, or one without a value.</exception>
    public static void Run(Component component, Scope scope) => Run(component, scope, (parameter, expression) =>
    {
        try
        {
            scope.Assign(parameter.Key[1..], expression.Evaluate(scope));
        }
        catch (ExpressionException e)
        {
            throw parameter.Error($"{Invalid(parameter)} ({e.Message})");
        }
    });

    /// <param name="assign">Called for each in an order that suits; for those that wait for each other in vain too, last.</param>
    /// <exception cref="TransformationException">Not an expression; and what <paramref name="assign"/> throws.</exception>
    public static void Run(Component component, Scope scope, Action<Parameter, Expression> assign)
    {
        var open = component.Parameters.Where(parameter => parameter.IsVariable)
            .Select(parameter => (Parameter: parameter, Expression: Expression.Parse(parameter.Value) ?? throw parameter.Error(Invalid(parameter))))
            .Select(each => (each.Parameter, each.Expression, Needs: each.Expression.Variables.ToList()))
            .ToList();
        while (open.Count > 0)
        {
            var waiting = open.Where(each => !Take(each.Parameter, each.Expression, each.Needs)).ToList();
            if (waiting.Count == open.Count)
            {
                waiting.ForEach(each => assign(each.Parameter, each.Expression));
                return;
            }

            open = waiting;
        }

        bool Take(Parameter parameter, Expression expression, List<string> needs)
        {
            if (!needs.TrueForAll(name => scope.Find(name) is not null))
                return false;

            assign(parameter, expression);
            return true;
        }
    }

    private static string Invalid(Parameter parameter) => $"Invalid variable in transformation: {parameter.Key}_{parameter.Value}";
}
