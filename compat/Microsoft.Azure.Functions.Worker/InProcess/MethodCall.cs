using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Compiles the call of a function's method, once, so that a run costs no reflection.</summary>
internal static class MethodCall
{
    public static Func<Invocation, ValueTask<object?>> Compile(
        string functionName, MethodInfo method, ParameterInfo triggerParameter, ITrigger trigger)
    {
        var invocation = Expression.Parameter(typeof(Invocation));
        var arguments = method.GetParameters().Select(parameter => parameter == triggerParameter
            ? FromTrigger(parameter, trigger, invocation)
            : FromContext(parameter, functionName, invocation));
        var call = Expression.Call(Instance(method, invocation), method, arguments);
        return Expression.Lambda<Func<Invocation, ValueTask<object?>>>(ReturnValue.Of(call), invocation).Compile();
    }

    private static UnaryExpression? Instance(MethodInfo method, ParameterExpression invocation)
    {
        if (method.IsStatic) return null;

        var type = method.DeclaringType!;
        var create = Expression.Constant(ActivatorUtilities.CreateFactory(type, []));
        var services = Expression.Property(invocation, nameof(Invocation.InstanceServices));
        return Expression.Convert(Expression.Invoke(create, services, Expression.Constant(null, typeof(object[]))), type);
    }

    private static UnaryExpression FromTrigger(ParameterInfo parameter, ITrigger trigger, ParameterExpression invocation)
        => Expression.Convert(Expression.Invoke(Expression.Constant(trigger.Bind(parameter)), invocation), parameter.ParameterType);

    private static Expression FromContext(ParameterInfo parameter, string functionName, ParameterExpression invocation)
    {
        if (parameter.ParameterType == typeof(FunctionContext)) return invocation;
        if (parameter.ParameterType == typeof(CancellationToken))
            return Expression.Property(invocation, nameof(Invocation.CancellationToken));

        var named = Activator.CreateInstance(typeof(NamedValue<>).MakeGenericType(parameter.ParameterType), parameter, functionName)!;
        return Expression.Call(Expression.Constant(named), named.GetType().GetMethod(nameof(NamedValue<>.From))!, invocation);
    }
}
