using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace ServerlessDam.Functions.Tests.Model;

/// <summary>What the Functions host and the official generators ask of every function.</summary>
public sealed class FunctionRulesTests
{
    [Fact]
    public void The_app_has_the_functions_it_should()
        => Assert.Equal(
            ["AnalyzeOriginal", "Api", "ApiV2", "Deliver", "DeliverPreflight", "GiveUpDroppedFile", "GiveUpJob", "GiveUpNotification", "Health", "IngestDroppedFile", "LibraryApi", "LibraryPage", "Notify", "OpenApi", "Reconcile", "RunJob", "SearchUrl", "SearchUrlOfHost", "Sweep", "WatchAnalysis"],
            AppFunction.All.Select(function => function.Name).Order(StringComparer.Ordinal));

    [Fact]
    public void A_name_is_one_that_the_host_takes() => Assert.All(AppFunction.All, function =>
    {
        Assert.Matches(@"\A[A-Za-z][A-Za-z0-9_-]{0,127}\z", function.Name);
        Assert.False(function.Name.Equals("host", StringComparison.OrdinalIgnoreCase), function.Name);
    });

    [Fact]
    public void No_two_functions_share_a_name_whatever_its_case()
        => Assert.Distinct(AppFunction.All.Select(function => function.Name), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void A_function_is_a_public_method_of_a_public_class_for_others_run_by_reflection()
        => Assert.All(AppFunction.All, function => Assert.True(
            function.Method.IsPublic && function.Method.DeclaringType!.IsVisible && !function.Method.ContainsGenericParameters, function.Name));

    [Fact]
    public void A_function_has_one_trigger() => Assert.All(AppFunction.All, function => Assert.Single(function.Starters));

    [Fact]
    public void Beside_its_trigger_a_function_takes_its_context_and_its_cancellation_only()
        => Assert.All(AppFunction.All.SelectMany(function => function.Others), parameter =>
            Assert.Contains(parameter.ParameterType, new[] { typeof(CancellationToken), typeof(FunctionContext) }));

    [Fact]
    public void No_function_is_async_void()
        => Assert.All(AppFunction.All, function => Assert.False(
            function.Method.ReturnType == typeof(void) && function.Method.IsDefined(typeof(AsyncStateMachineAttribute)), function.Name));

    [Fact]
    public void Only_timers_carry_a_retry_policy()
        => Assert.All(AppFunction.All.Where(function => function.Method.IsDefined(typeof(RetryAttribute), inherit: true)), function =>
            Assert.All(function.Starters, starter => Assert.True(starter.IsDefined(typeof(TimerTriggerAttribute)), function.Name)));

    [Fact]
    public void A_trigger_is_one_that_the_app_refers_to_by_package()
        => Assert.All(AppFunction.All.SelectMany(function => function.Starters), starter => Assert.Contains(
            starter.GetCustomAttributes(typeof(TriggerBindingAttribute), inherit: true).Single().GetType(),
            new[] { typeof(HttpTriggerAttribute), typeof(BlobTriggerAttribute), typeof(QueueTriggerAttribute), typeof(TimerTriggerAttribute) }));
}
