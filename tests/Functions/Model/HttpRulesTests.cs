using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace ServerlessDam.Functions.Tests.Model;

/// <summary>What the Functions host asks of functions that requests reach.</summary>
public sealed class HttpRulesTests
{
    [Fact]
    public void A_level_is_stated_since_what_is_left_out_is_the_host_s_choice()
        => Assert.All(AppFunction.With<HttpTriggerAttribute>(), function => Assert.Contains(
            function.Written.ConstructorArguments, argument => argument.ArgumentType == typeof(AuthorizationLevel)));

    [Fact]
    public void A_route_is_stated_and_begins_as_none_of_the_host_s_own() => Assert.All(AppFunction.With<HttpTriggerAttribute>(), function =>
    {
        Assert.NotNull(function.Trigger.Route);
        Assert.False(function.Trigger.Route.StartsWith("admin", StringComparison.OrdinalIgnoreCase), function.Trigger.Route);
        Assert.False(function.Trigger.Route.StartsWith("runtime", StringComparison.OrdinalIgnoreCase), function.Trigger.Route);
    });

    [Fact]
    public void No_two_functions_share_a_route_and_a_method()
    {
        var functions = AppFunction.With<HttpTriggerAttribute>();
        var shared = from one in functions
                     from other in functions
                     where string.CompareOrdinal(one.Function.Name, other.Function.Name) < 0
                     where one.Trigger.Route!.Equals(other.Trigger.Route, StringComparison.OrdinalIgnoreCase)
                     where Methods(one.Trigger) is not { } some || Methods(other.Trigger) is not { } more || some.Overlaps(more)
                     select $"{one.Function} and {other.Function}";
        Assert.Empty(shared);
    }

    [Fact]
    public void It_takes_a_request_and_returns_a_result_as_the_ASP_NET_Core_package_writes_them()
        => Assert.All(AppFunction.With<HttpTriggerAttribute>(), function =>
        {
            Assert.Equal(typeof(HttpRequest), function.Parameter.ParameterType);
            var returned = function.Function.Method.ReturnType;
            var result = returned.IsGenericType ? returned.GetGenericArguments()[0] : returned;
            Assert.True(typeof(IActionResult).IsAssignableFrom(result) || typeof(IResult).IsAssignableFrom(result), function.Function.Name);
        });

    /// <summary>Null: any.</summary>
    private static HashSet<string>? Methods(HttpTriggerAttribute trigger)
        => trigger.Methods is { Length: > 0 } methods ? methods.ToHashSet(StringComparer.OrdinalIgnoreCase) : null;
}
