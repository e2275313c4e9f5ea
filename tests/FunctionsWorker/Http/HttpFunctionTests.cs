using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Tests.Http;

public sealed class HttpFunctionTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Without_host_json_a_function_answers_under_api_and_its_own_name()
    {
        await using var app = await RunningApp.StartAsync(
            RunningApp.Builder(null, typeof(Samples)).ConfigureFunctionsWebApplication());
        Assert.Equal("hello", await app.Client.GetStringAsync("/api/Plain", Token));
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.GetAsync("/Plain", Token)).StatusCode);
    }

    [Fact]
    public async Task A_method_that_no_function_takes_is_not_found()
    {
        await using var app = await StartAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await app.Client.PostAsync("/Plain", null, Token)).StatusCode);
    }

    [Theory]
    [InlineData("/files/a/b/c.jpg", "a/b/c.jpg")]
    [InlineData("/files/a%2Fb%20c", "a%2Fb c")]
    [InlineData("/files/", "")]
    [InlineData("/files/http:%2F%2Fx/y//z", "http:%2F%2Fx/y//z")]
    public async Task A_catch_all_keeps_an_escaped_slash_and_unescapes_the_rest(string url, string expected)
    {
        await using var app = await StartAsync();
        Assert.Equal(expected, await app.Client.GetStringAsync(url, Token));
    }

    [Fact]
    public async Task A_literal_route_goes_before_a_catch_all()
    {
        await using var app = await StartAsync();
        Assert.Equal("special", await app.Client.GetStringAsync("/files/special", Token));
    }

    [Fact]
    public async Task Route_values_bind_by_name_and_are_converted()
    {
        await using var app = await StartAsync();
        var id = Guid.Parse("c0ffee00-0000-4000-8000-000000000001");
        Assert.Equal($"7 {id} none 3", await app.Client.GetStringAsync($"/typed/7/{id}", Token));
    }

    [Fact]
    public async Task A_route_value_of_the_wrong_type_is_a_500_as_on_the_official_worker()
    {
        await using var app = await StartAsync();
        var response = await app.Client.GetAsync($"/typed/seven/{Guid.Empty}", Token);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task A_throwing_function_is_a_500_without_a_body_and_is_logged()
    {
        await using var app = await StartAsync();
        var response = await app.Client.GetAsync("/Throws", Token);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("", await response.Content.ReadAsStringAsync(Token));
        Assert.False(response.Headers.Contains("X-Half"));
        var log = app.Host.Services.GetServices<ILoggerProvider>().OfType<RecordedLog>().Single();
        Assert.Contains(log.Lines, line => line is { Level: LogLevel.Error, Cause.Message: "broken" });
    }

    [Fact]
    public async Task A_function_that_fails_amid_its_response_cuts_the_connection()
    {
        await using var app = await StartAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => app.Client.GetStringAsync("/ThrowsLate", Token));
    }

    [Fact]
    public async Task Results_of_MVC_and_of_minimal_APIs_write_themselves()
    {
        await using var app = await StartAsync();
        Assert.Equal("""{"answer":42}""", await app.Client.GetStringAsync("/Json", Token));
        Assert.Equal("""{"answer":43}""", await app.Client.GetStringAsync("/ResultJson", Token));
        var file = await app.Client.GetAsync("/Bytes", Token);
        Assert.Equal("image/x-none", file.Content.Headers.ContentType?.MediaType);
        Assert.Equal([1, 2, 3], await file.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task A_file_result_honours_a_range()
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/Bytes");
        request.Headers.Range = new(1, 1);
        var response = await app.Client.SendAsync(request, Token);
        Assert.Equal(HttpStatusCode.PartialContent, response.StatusCode);
        Assert.Equal([2], await response.Content.ReadAsByteArrayAsync(Token));
    }

    [Fact]
    public async Task Nothing_returned_is_an_empty_200()
    {
        await using var app = await StartAsync();
        var nothing = await app.Client.GetAsync("/Nothing", Token);
        Assert.Equal((HttpStatusCode.OK, 0L), (nothing.StatusCode, nothing.Content.Headers.ContentLength));
    }

    [Fact]
    public async Task The_raw_target_is_the_one_that_was_sent()
    {
        await using var app = await StartAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync("127.0.0.1", app.Client.BaseAddress!.Port, Token);
        var stream = socket.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes("GET /raw/a%252Fb%2fc/../d?q=%41 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"), Token);
        var answer = await new StreamReader(stream).ReadToEndAsync(Token);
        Assert.Contains("/raw/a%252Fb%2fc/../d?q=%41", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_ends_when_the_caller_goes_away()
    {
        await using var app = await StartAsync();
        using var caller = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var request = app.Client.GetAsync("/Waits", caller.Token);
        await Samples.Waiting.Task.WaitAsync(Token);
        await caller.CancelAsync();
        await Samples.Cancelled.Task.WaitAsync(TimeSpan.FromSeconds(60), Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => request);
    }

    [Fact]
    public async Task On_shutdown_a_request_in_hand_is_answered()
    {
        var app = await StartAsync();
        var request = app.Client.GetStringAsync("/Gated", Token);
        await Samples.AtGate.Task.WaitAsync(Token);
        var stopping = app.Host.StopAsync(Token);
        Assert.False(stopping.IsCompleted);
        Samples.Gate.SetResult();
        Assert.Equal("through", await request);
        await stopping;
        app.Host.Dispose();
    }

    [Fact]
    public async Task Kestrel_takes_its_limits_from_the_services()
    {
        var builder = RunningApp.Builder(new() { ["extensions:http:routePrefix"] = "" }, typeof(Samples));
        builder.ConfigureFunctionsWebApplication().Services.Configure<KestrelServerOptions>(
            options => options.Limits.MaxRequestBodySize = 10);
        await using var app = await RunningApp.StartAsync(builder);
        using var small = new ByteArrayContent(new byte[10]);
        using var large = new ByteArrayContent(new byte[11]);
        Assert.Equal("10", await (await app.Client.PostAsync("/Counts", small, Token)).Content.ReadAsStringAsync(Token));
        Assert.False((await app.Client.PostAsync("/Counts", large, Token)).IsSuccessStatusCode);
    }

    private static Task<RunningApp> StartAsync() => RunningApp.StartHttpAsync(typeof(Samples));

#pragma warning disable CA1822 // Functions are instance methods, as apps write them.
    internal sealed class Samples
    {
        public static TaskCompletionSource Waiting { get; } = new();

        public static TaskCompletionSource Cancelled { get; } = new();

        public static TaskCompletionSource AtGate { get; } = new();

        public static TaskCompletionSource Gate { get; } = new();

        [Function("Gated")]
        public async Task<IResult> Gated([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
            AtGate.SetResult();
            await Gate.Task;
            return Results.Text("through");
        }

        [Function("Plain")]
        public IResult Plain([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("hello");

        [Function("Files")]
        public IResult Files([HttpTrigger(AuthorizationLevel.Anonymous, Route = "files/{*path}")] HttpRequest request, string? path)
            => Results.Text(path ?? "");

        [Function("Special")]
        public static IResult Special([HttpTrigger(AuthorizationLevel.Anonymous, Route = "files/special")] HttpRequest request)
            => Results.Text("special");

        [Function("Typed")]
        public Task<IResult> Typed(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "typed/{number}/{id}")] HttpRequest request,
            int number, Guid id, string? absent, int otherwise = 3)
            => Task.FromResult(Results.Text($"{number} {id} {absent ?? "none"} {otherwise}"));

        [Function("Throws")]
        public async Task<IActionResult> Throws([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
            await Task.Yield();
            request.HttpContext.Response.Headers["X-Half"] = "done";
            throw new InvalidDataException("broken");
        }

        [Function("ThrowsLate")]
        public async Task ThrowsLate([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
            await request.HttpContext.Response.WriteAsync("half");
            await request.HttpContext.Response.Body.FlushAsync();
            throw new InvalidDataException("broken");
        }

        [Function("Json")]
        public IActionResult Json([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
            => new JsonResult(new { answer = 42 });

        [Function("ResultJson")]
        public ValueTask<IResult> ResultJson([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
            => new(Results.Json(new { answer = 43 }));

        [Function("Bytes")]
        public IActionResult Bytes([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
            => new FileStreamResult(new MemoryStream([1, 2, 3]), "image/x-none") { EnableRangeProcessing = true };

        [Function("Nothing")]
        public void Nothing([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        {
        }

        [Function("Raw")]
        public IResult Raw([HttpTrigger(AuthorizationLevel.Anonymous, Route = "raw/{*rest}")] HttpRequest request)
            => Results.Text(request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget);

        [Function("Waits")]
        public async Task Waits([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, CancellationToken cancellationToken)
        {
            using var _ = cancellationToken.Register(Cancelled.SetResult);
            Waiting.SetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        [Function("Counts")]
        public async Task<IResult> Counts([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
        {
            using var copy = new MemoryStream();
            await request.Body.CopyToAsync(copy);
            return Results.Text($"{copy.Length}");
        }
    }
}
