using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Tests.Host;

public sealed class PipelineTests
{
    private readonly FunctionsApplicationBuilder _builder = RunningApp
        .Builder(new() { ["extensions:http:routePrefix"] = "" }, typeof(Sample)).ConfigureFunctionsWebApplication();

    public PipelineTests() => _builder.Services.AddScoped<Scoped>();

    [Fact]
    public async Task Middleware_runs_in_the_order_it_was_added_around_the_function()
    {
        _builder.UseMiddleware(async (context, next) =>
        {
            Trail(context).Add("outer in");
            await next();
            Trail(context).Add("outer out");
            context.GetInvocationResult().Value = Results.Text(string.Join(", ", Trail(context)));
        });
        _builder.UseMiddleware<Inner>();
        await using var app = await RunningApp.StartAsync(_builder);
        Assert.Equal("outer in, inner in, function, inner out, outer out", await app.Client.GetStringAsync("/Sample", RunningApp.Token));
    }

    [Fact]
    public async Task Middleware_with_a_condition_runs_only_where_it_holds()
    {
        _builder.UseWhen<Inner>(context => context.FunctionDefinition.Name == "Other");
        _builder.UseWhen(
            context => context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "httpTrigger"),
            async (context, next) =>
            {
                await next();
                context.GetInvocationResult().Value = Results.Text(string.Join(", ", Trail(context)));
            });
        await using var app = await RunningApp.StartAsync(_builder);
        Assert.Equal("function", await app.Client.GetStringAsync("/Sample", RunningApp.Token));
    }

    [Fact]
    public async Task Middleware_turns_an_exception_into_a_response()
    {
        _builder.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidDataException e)
            {
                context.GetInvocationResult().Value = new ObjectResult(e.Message) { StatusCode = 418 };
            }
        });
        await using var app = await RunningApp.StartAsync(_builder);
        var response = await app.Client.GetAsync("/Fails", RunningApp.Token);
        Assert.Equal((418, "spilt"), ((int)response.StatusCode, await response.Content.ReadAsStringAsync(RunningApp.Token)));
    }

    [Fact]
    public async Task Middleware_may_answer_instead_of_the_function()
    {
        _builder.UseMiddleware((context, next) =>
        {
            context.GetHttpContext()!.Response.StatusCode = 401;
            return Task.CompletedTask;
        });
        await using var app = await RunningApp.StartAsync(_builder);
        Assert.Equal(401, (int)(await app.Client.GetAsync("/Fails", RunningApp.Token)).StatusCode);
    }

    [Fact]
    public async Task Each_run_has_one_scope_for_function_middleware_and_request_and_it_ends_with_the_run()
    {
        Scoped? inMiddleware = null;
        _builder.UseMiddleware((context, next) =>
        {
            inMiddleware = context.InstanceServices.GetRequiredService<Scoped>();
            return next();
        });
        await using var app = await RunningApp.StartAsync(_builder);
        Assert.Equal("True", await app.Client.GetStringAsync("/Scope", RunningApp.Token));
        var first = inMiddleware;
        await first!.Disposed.Task.WaitAsync(TimeSpan.FromSeconds(20), RunningApp.Token);
        await app.Client.GetStringAsync("/Scope", RunningApp.Token);
        Assert.NotSame(first, inMiddleware);
    }

    [Fact]
    public async Task A_context_tells_what_runs()
    {
        FunctionContext? seen = null;
        _builder.UseMiddleware((context, next) =>
        {
            seen = context;
            context.Features.Set("a feature");
            Assert.Equal("a feature", context.Features.Get<string>());
            Assert.Same(context.GetHttpContext(), context.Items["HttpRequestContext"]);
            Assert.Equal(context.InvocationId, context.InvocationId);
            Assert.NotNull(context.GetLogger("category"));
            return next();
        });
        await using var app = await RunningApp.StartAsync(_builder);
        await app.Client.GetStringAsync("/Sample", RunningApp.Token);
        Assert.Equal($"{typeof(Sample).FullName}.Run", seen?.FunctionDefinition.EntryPoint);
        Assert.Equal(("request", typeof(HttpRequest)), (seen?.FunctionDefinition.Parameters[0].Name, seen?.FunctionDefinition.Parameters[0].Type));
        Assert.Equal("http", seen?.FunctionDefinition.OutputBindings["$return"].Type);
        Assert.Null(seen?.RetryContext);
    }

    private static List<string> Trail(FunctionContext context)
    {
        if (!context.Items.TryGetValue("trail", out var trail)) context.Items["trail"] = trail = new List<string>();
        return (List<string>)trail;
    }

    internal sealed class Scoped : IDisposable
    {
        public TaskCompletionSource Disposed { get; } = new();

        public void Dispose() => Disposed.SetResult();
    }

    internal sealed class Inner : IFunctionsWorkerMiddleware
    {
        public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
        {
            Trail(context).Add("inner in");
            await next(context);
            Trail(context).Add("inner out");
        }
    }

    internal sealed class Sample(Scoped scoped)
    {
        [Function("Sample")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context)
            => Trail(context).Add("function");

        [Function("Fails")]
        public static void Fail([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
            => throw new InvalidDataException("spilt");

        [Function("Scope")]
        public IResult Scope([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, FunctionContext context)
            => Results.Text($"{scoped == request.HttpContext.RequestServices.GetService<Scoped>()
                && scoped == context.InstanceServices.GetService<Scoped>()}");
    }
}
