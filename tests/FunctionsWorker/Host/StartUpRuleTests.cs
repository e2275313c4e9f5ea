using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Builder;

namespace Microsoft.Azure.Functions.Worker.Tests.Host;

public sealed class StartUpRuleTests
{
    private const AuthorizationLevel Open = AuthorizationLevel.Anonymous;

    [Theory]
    [InlineData(typeof(AdminRoute), "Function 'F': the route 'administer/x' starts as the Functions host's own routes do")]
    [InlineData(typeof(RuntimeName), "Function 'RuntimeState': the route 'RuntimeState' starts as")]
    [InlineData(typeof(BadRoute), "Function 'F': the route 'a/{b' is no route template")]
    [InlineData(typeof(TwoOfAName), "2 functions have this name")]
    [InlineData(typeof(TwoOfARoute), "its route and a method of it are those of function 'One' too")]
    [InlineData(typeof(HostName), "Function 'Host': the name must be")]
    [InlineData(typeof(BadName), "Function '1st': the name must be")]
    [InlineData(typeof(RetriedRequest), "a retry attribute has no place on a httpTrigger")]
    [InlineData(typeof(RetriedBlob), "a retry attribute has no place on a blobTrigger")]
    [InlineData(typeof(RetriedMessage), "a retry attribute has no place on a queueTrigger")]
    [InlineData(typeof(AsyncVoid), "async void")]
    [InlineData(typeof(NoLevel), "must state the authorization level")]
    [InlineData(typeof(NoLevelButMethod), "must state the authorization level")]
    [InlineData(typeof(KeyLevel), "cannot guard authorization level Function")]
    [InlineData(typeof(NoTrigger), "it must have one trigger and has 0")]
    [InlineData(typeof(TwoTriggers), "it must have one trigger and has 2")]
    [InlineData(typeof(Hidden), "the method must be public")]
    [InlineData(typeof(PlainObject), "it must return an IActionResult, an IResult or nothing")]
    [InlineData(typeof(StreamBlob), "a blobTrigger does not bind to System.IO.Stream")]
    public void A_function_that_the_real_host_would_refuse_fails_the_start(Type functions, string reason)
    {
        var builder = RunningApp.Builder(null, functions).ConfigureFunctionsWebApplication();
        Assert.Contains(reason, Assert.Throws<InvalidOperationException>(builder.Build).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var builder = RunningApp.Builder(null, typeof(AdminRoute), typeof(AsyncVoid)).ConfigureFunctionsWebApplication();
        var message = Assert.Throws<InvalidOperationException>(builder.Build).Message;
        Assert.Contains("administer", message, StringComparison.Ordinal);
        Assert.Contains("async void", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_HTTP_function_without_the_web_application_fails_the_start()
        => Assert.Contains(
            "ConfigureFunctionsWebApplication",
            Assert.Throws<InvalidOperationException>(RunningApp.Builder(null, typeof(Fine)).Build).Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("extensions:queues:batchSize", "many")]
    [InlineData("extensions:queues:batchSize", "0")]
    [InlineData("extensions:queues:visibilityTimeout", "soon")]
    public void A_setting_of_host_json_that_cannot_be_meant_fails_the_start(string key, string value)
        => Assert.Contains(
            key,
            Assert.Throws<InvalidOperationException>(RunningApp.Builder(new() { [key] = value }).Build).Message,
            StringComparison.Ordinal);

    [Fact]
    public async Task A_trigger_whose_storage_is_not_registered_fails_the_start()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RunningApp.StartAsync(RunningApp.Builder(null, typeof(Message))));
        Assert.Contains("ITriggerQueue", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_functions_may_share_a_route_when_they_share_no_method()
    {
        await using var app = await RunningApp.StartHttpAsync(typeof(OneRouteTwoMethods));
        Assert.Equal("get", await app.Client.GetStringAsync("/a/1", RunningApp.Token));
        var posted = await app.Client.PostAsync("/a/1", null, RunningApp.Token);
        Assert.Equal("post", await posted.Content.ReadAsStringAsync(RunningApp.Token));
    }

    private static class Fine
    {
        [Function("F")]
        public static void Run([HttpTrigger(Open)] HttpRequest request)
        {
        }
    }

    private static class AdminRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(Open, Route = "administer/x")] HttpRequest request)
        {
        }
    }

    private static class RuntimeName
    {
        [Function("RuntimeState")]
        public static void Run([HttpTrigger(Open)] HttpRequest request)
        {
        }
    }

    private static class BadRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(Open, Route = "a/{b")] HttpRequest request)
        {
        }
    }

    private static class TwoOfAName
    {
        [Function("Same")]
        public static void One([HttpTrigger(Open, Route = "one")] HttpRequest request)
        {
        }

        [Function("same")]
        public static void Two([HttpTrigger(Open, Route = "two")] HttpRequest request)
        {
        }
    }

    private static class TwoOfARoute
    {
        [Function("One")]
        public static void One([HttpTrigger(Open, "get", "post", Route = "A/{x}")] HttpRequest request)
        {
        }

        [Function("Two")]
        public static void Two([HttpTrigger(Open, "POST", Route = "a/{y}")] HttpRequest request)
        {
        }
    }

    private static class OneRouteTwoMethods
    {
        [Function("Get")]
        public static IResult Get([HttpTrigger(Open, "get", Route = "a/{x}")] HttpRequest request) => Results.Text("get");

        [Function("Post")]
        public static IResult Post([HttpTrigger(Open, "post", Route = "a/{x}")] HttpRequest request) => Results.Text("post");
    }

    private static class PlainObject
    {
        [Function("F")]
        public static Task<string> Run([HttpTrigger(Open)] HttpRequest request) => Task.FromResult("text");
    }

    private static class HostName
    {
        [Function("Host")]
        public static void Run([HttpTrigger(Open)] HttpRequest request)
        {
        }
    }

    private static class BadName
    {
        [Function("1st")]
        public static void Run([HttpTrigger(Open)] HttpRequest request)
        {
        }
    }

    private static class RetriedRequest
    {
        [Function("F")]
        [FixedDelayRetry(1, "00:00:01")]
        public static void Run([HttpTrigger(Open)] HttpRequest request)
        {
        }
    }

    private static class RetriedBlob
    {
        [Function("F")]
        [FixedDelayRetry(1, "00:00:01")]
        public static void Run([BlobTrigger("drop/{name}")] BlobClient blob)
        {
        }
    }

    private static class RetriedMessage
    {
        [Function("F")]
        [ExponentialBackoffRetry(1, "00:00:01", "00:00:02")]
        public static void Run([QueueTrigger("jobs")] string message)
        {
        }
    }

    private static class AsyncVoid
    {
        [Function("F")]
        public static async void Run([HttpTrigger(Open)] HttpRequest request) => await Task.Yield();
    }

    private static class NoLevel
    {
        [Function("F")]
        public static void Run([HttpTrigger] HttpRequest request)
        {
        }
    }

    private static class NoLevelButMethod
    {
        [Function("F")]
        public static void Run([HttpTrigger("get")] HttpRequest request)
        {
        }
    }

    private static class KeyLevel
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Function)] HttpRequest request)
        {
        }
    }

    private static class NoTrigger
    {
        [Function("F")]
        public static void Run(string message)
        {
        }
    }

    private static class TwoTriggers
    {
        [Function("F")]
        public static void Run([QueueTrigger("jobs")] string message, [TimerTrigger("0 * * * * *")] TimerInfo timer)
        {
        }
    }

    private static class Hidden
    {
        [Function("F")]
        internal static void Run([QueueTrigger("jobs")] string message)
        {
        }
    }

    private static class StreamBlob
    {
        [Function("F")]
        public static void Run([BlobTrigger("drop/{name}")] Stream blob)
        {
        }
    }

    private static class Message
    {
        [Function("F")]
        public static void Run([QueueTrigger("jobs")] string message)
        {
        }
    }
}
