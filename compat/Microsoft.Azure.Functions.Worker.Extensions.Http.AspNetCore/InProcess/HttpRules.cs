using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>The Functions host's rules for HTTP triggers.</summary>
internal static class HttpRules
{
    public static string RouteOf(HttpTriggerAttribute trigger, string functionName)
        => string.IsNullOrWhiteSpace(trigger.Route) ? functionName : trigger.Route.Trim('/');

    public static IEnumerable<string> Check(HttpTriggerAttribute trigger, string functionName, ParameterInfo parameter)
    {
        // The attribute's own value misleads: what is not written is left to the host, whose default is another.
        if (!StatesLevel(parameter))
            yield return "its HttpTrigger must state the authorization level.";
        else if (trigger.AuthLevel != AuthorizationLevel.Anonymous)
            yield return $"the in-process host has no keys, so it cannot guard authorization level {trigger.AuthLevel}.";

        var route = RouteOf(trigger, functionName);
        if (route.StartsWith("admin", StringComparison.OrdinalIgnoreCase)
            || route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase))
            yield return $"the route '{route}' starts as the Functions host's own routes do (admin, runtime).";
        if (ParseError(route) is { } error)
            yield return $"the route '{route}' is no route template: {error}";
        if (!IsResult(((MethodInfo)parameter.Member).ReturnType))
            yield return "it must return an IActionResult, an IResult or nothing; other objects are not written.";
    }

    public static bool Conflict(HttpTriggerAttribute one, string oneName, HttpTriggerAttribute other, string otherName)
        => Shape(RouteOf(one, oneName)).Equals(Shape(RouteOf(other, otherName)), StringComparison.OrdinalIgnoreCase)
            && (one.Methods is not { Length: > 0 } || other.Methods is not { Length: > 0 }
                || one.Methods.Intersect(other.Methods, StringComparer.OrdinalIgnoreCase).Any());

    private static bool IsResult(Type type)
        => type == typeof(void) || type == typeof(Task) || type == typeof(ValueTask)
            || typeof(IActionResult).IsAssignableFrom(type) || typeof(IResult).IsAssignableFrom(type)
            || (type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>))
                && IsResult(type.GetGenericArguments()[0]));

    private static bool StatesLevel(ParameterInfo parameter)
        => parameter.GetCustomAttributesData()
            .Single(data => data.AttributeType == typeof(HttpTriggerAttribute))
            .ConstructorArguments.Any(argument => argument.ArgumentType == typeof(AuthorizationLevel));

    private static string? ParseError(string route)
    {
        try
        {
            RoutePatternFactory.Parse(route);
            return null;
        }
        catch (RoutePatternException e)
        {
            return e.Message;
        }
    }

    /// <summary>The template without its parameters' names, for two that differ in these alone suit the same requests.</summary>
    private static string Shape(string route)
        => string.Join('/', RoutePatternFactory.Parse(route).PathSegments.Select(segment
            => string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternParameterPart { IsCatchAll: true } => "{*}",
                RoutePatternParameterPart parameter => "{" + Constraints(parameter) + "}",
                _ => "?",
            }))));

    private static string Constraints(RoutePatternParameterPart parameter)
        => string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content));
}
