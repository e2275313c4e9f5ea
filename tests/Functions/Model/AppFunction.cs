using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using ServerlessDam.Functions.Delivery;

namespace ServerlessDam.Functions.Tests.Model;

/// <summary>A function of the app, as its method declares it.</summary>
internal sealed record AppFunction(string Name, MethodInfo Method)
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<AppFunction> All { get; } =
        [.. from type in typeof(DeliveryFunction).Assembly.GetTypes()
            from method in type.GetMethods(Declared)
            let function = method.GetCustomAttribute<FunctionAttribute>()
            where function is not null
            select new AppFunction(function.Name, method)];

    /// <summary>The parameters that start the function; there must be one.</summary>
    public IEnumerable<ParameterInfo> Starters
        => Method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute)));

    public IEnumerable<ParameterInfo> Others => Method.GetParameters().Except(Starters);

    /// <summary>The functions with a trigger of the kind, each with its trigger, its parameter and what was written in the source.</summary>
    public static IReadOnlyList<(AppFunction Function, T Trigger, ParameterInfo Parameter, CustomAttributeData Written)> With<T>()
        where T : TriggerBindingAttribute
        => [.. from function in All
               from parameter in function.Starters
               let trigger = parameter.GetCustomAttribute<T>()
               where trigger is not null
               let written = parameter.GetCustomAttributesData().Single(data => data.AttributeType == typeof(T))
               select (function, trigger, parameter, written)];

    public override string ToString() => Name;
}
