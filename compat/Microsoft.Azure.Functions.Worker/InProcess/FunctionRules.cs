using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// The rules that the official analyzers and the Functions host hold functions to. A stand-in that let one pass would let an
/// app be written that does not start in Azure.
/// </summary>
internal static partial class FunctionRules
{
    public static IEnumerable<string> Check(string name, MethodInfo method, bool hasHttp)
    {
        if (!ValidName().IsMatch(name) || name.Equals("host", StringComparison.OrdinalIgnoreCase))
            yield return "the name must be a letter followed by at most 127 letters, digits, '-' or '_', and not 'host'.";
        if (!method.IsPublic || method.ContainsGenericParameters)
            yield return "the method must be public and not generic.";
        if (method.ReturnType == typeof(void) && method.IsDefined(typeof(AsyncStateMachineAttribute)))
            yield return "the method is async void; it must return a Task.";

        var triggers = FunctionCatalog.Triggers(method).ToList();
        if (triggers is not [var (parameter, trigger)])
        {
            yield return $"it must have one trigger and has {triggers.Count}.";
            yield break;
        }

        if (method.IsDefined(typeof(RetryAttribute)) && !trigger.TakesRetry)
            yield return $"a retry attribute has no place on a {trigger.BindingType}.";
        if (trigger.BindingType == "httpTrigger" && !hasHttp)
            yield return "the app does not call ConfigureFunctionsWebApplication.";
        if (trigger.Bind(parameter) is null)
            yield return $"a {trigger.BindingType} does not bind to {parameter.ParameterType} in process.";
        foreach (var problem in trigger.Check(name, parameter)) yield return problem;
    }

    public static IEnumerable<string> CheckTogether(IEnumerable<Function> functions)
        => functions.GroupBy(function => function.Name, StringComparer.OrdinalIgnoreCase)
            .Where(group => group.Count() > 1)
            .Select(group => $"Function '{group.Key}': {group.Count()} functions have this name.")
            .Concat(RouteConflicts([.. functions.Where(function => function.Trigger is IRouted)]));

    private static IEnumerable<string> RouteConflicts(Function[] functions)
        => from i in Enumerable.Range(0, functions.Length)
           from j in Enumerable.Range(0, i)
           let one = (IRouted)functions[i].Trigger
           let other = (IRouted)functions[j].Trigger
           where one.ConflictsWith(functions[i].Name, other, functions[j].Name)
           select $"Function '{functions[i].Name}': its route and a method of it are those of function '{functions[j].Name}' too.";

    [GeneratedRegex(@"\A[a-z][a-z0-9_\-]{0,127}\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ValidName();
}
