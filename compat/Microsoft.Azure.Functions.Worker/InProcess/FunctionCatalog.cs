using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Finds the app's functions and refuses, all at once, those that the Functions host would refuse.</summary>
internal static class FunctionCatalog
{
    private const BindingFlags AnyMethod =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>The types of the entry assembly and of those that it references and that use this package.</summary>
    public static IEnumerable<Type> TypesOfApp()
    {
        var entry = Assembly.GetEntryAssembly() ?? throw new InvalidOperationException("There is no entry assembly.");
        var worker = typeof(FunctionAttribute).Assembly.GetName().Name!;
        return entry.GetReferencedAssemblies()
            .Where(name => !name.Name!.StartsWith(worker, StringComparison.Ordinal))
            .Select(Assembly.Load)
            .Where(assembly => assembly.GetReferencedAssemblies().Any(name => name.Name == worker))
            .Prepend(entry)
            .SelectMany(assembly => assembly.GetTypes());
    }

    /// <exception cref="InvalidOperationException">Lists everything that is wrong.</exception>
    public static IReadOnlyList<Function> Read(IEnumerable<Type> types, bool hasHttp)
    {
        var problems = new List<string>();
        var functions = new List<Function>();
        foreach (var (method, name) in types.SelectMany(Methods))
        {
            var found = FunctionRules.Check(name, method, hasHttp).ToList();
            if (found.Count == 0) functions.Add(Make(name, method));
            problems.AddRange(found.Select(problem => $"Function '{name}': {problem}"));
        }

        problems.AddRange(FunctionRules.CheckTogether(functions));
        return problems.Count == 0
            ? functions
            : throw new InvalidOperationException(string.Join(Environment.NewLine, problems));
    }

    public static IEnumerable<(ParameterInfo Parameter, ITrigger Trigger)> Triggers(MethodInfo method)
        => method.GetParameters()
            .Select(p => (p, p.GetCustomAttribute<TriggerBindingAttribute>() as ITrigger))
            .Where(pair => pair.Item2 is not null)!;

    private static IEnumerable<(MethodInfo Method, string Name)> Methods(Type type)
        => type.GetMethods(AnyMethod)
            .Select(method => (method, method.GetCustomAttribute<FunctionAttribute>()?.Name))
            .Where(pair => pair.Name is not null)!;

    private static Function Make(string name, MethodInfo method)
    {
        var (parameter, trigger) = Triggers(method).Single();
        return new Function
        {
            Definition = new FunctionFacts(name, method, parameter, trigger),
            Method = method,
            TriggerParameter = parameter,
            Trigger = trigger,
            Retry = method.GetCustomAttribute<RetryAttribute>(),
            Body = MethodCall.Compile(name, method, parameter, trigger),
        };
    }
}
