using System.Linq.Expressions;
using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Brings whatever a method returns to one shape, awaiting only what has not ended.</summary>
internal static class ReturnValue
{
    public static Expression Of(MethodCallExpression call)
    {
        var type = call.Type;
        if (type == typeof(void)) return Expression.Block(call, Expression.Default(typeof(ValueTask<object?>)));
        if (type == typeof(Task) || type == typeof(ValueTask)) return Expression.Call(Shape(nameof(Awaited), type), call);
        if (type.IsGenericType && type.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(ValueTask<>)))
            return Expression.Call(Shape(nameof(AwaitedValue), open).MakeGenericMethod(type.GetGenericArguments()), call);
        return Expression.Call(((Func<object?, ValueTask<object?>>)Immediate).Method, Expression.Convert(call, typeof(object)));
    }

    private static MethodInfo Shape(string name, Type parameter)
        => typeof(ReturnValue).GetMethods(BindingFlags.NonPublic | BindingFlags.Static).Single(method
            => method.Name == name && method.GetParameters()[0].ParameterType is var type
                && (type.IsGenericType ? type.GetGenericTypeDefinition() : type) == parameter);

    private static ValueTask<object?> Immediate(object? value) => new(value);

    private static async ValueTask<object?> Awaited(Task task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private static async ValueTask<object?> Awaited(ValueTask task)
    {
        await task.ConfigureAwait(false);
        return null;
    }

    private static ValueTask<object?> AwaitedValue<T>(Task<T> task)
        => task.IsCompletedSuccessfully ? new ValueTask<object?>(task.Result) : AwaitedValue(new ValueTask<T>(task));

    private static async ValueTask<object?> AwaitedValue<T>(ValueTask<T> task) => await task.ConfigureAwait(false);
}
