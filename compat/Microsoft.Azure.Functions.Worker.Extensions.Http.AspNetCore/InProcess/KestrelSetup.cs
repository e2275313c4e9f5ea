using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// Kestrel and ASP.NET's routing in front of the functions, set up by the standard <c>Kestrel</c> section, <c>ASPNETCORE_URLS</c>
/// and <c>Configure&lt;KestrelServerOptions&gt;</c>.
/// </summary>
internal sealed class KestrelSetup : HttpSetup
{
    public override void AddServices(WebApplicationBuilder builder)
    {
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddRouting();
        builder.Services.AddMvcCore();
    }

    public override void MapFunctions(
        WebApplication app, IReadOnlyList<Function> functions, FunctionExecutionDelegate pipeline, HostJson settings)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Host.Functions");
        var endpoints = functions
            .Where(function => function.Trigger is HttpTriggerAttribute)
            .Select(function => Endpoint(function, new HttpFunction(function, pipeline, logger), settings.RoutePrefix));

        ((IEndpointRouteBuilder)app).DataSources.Add(new DefaultEndpointDataSource([.. endpoints]));
        ((IApplicationBuilder)app).Run(RunEndpoint);
    }

    private static Endpoint Endpoint(Function function, HttpFunction http, string prefix)
    {
        var trigger = (HttpTriggerAttribute)function.Trigger;
        var pattern = RoutePatternFactory.Parse($"{prefix}/{HttpRules.RouteOf(trigger, function.Name)}".TrimStart('/'));
        var endpoint = new RouteEndpointBuilder(http.ServeAsync, pattern, order: 0) { DisplayName = function.Name };
        if (trigger.Methods is { Length: > 0 } methods) endpoint.Metadata.Add(new HttpMethodMetadata(methods));
        return endpoint.Build();
    }

    /// <summary>As the Functions host, and unlike ASP.NET (405), nothing is there for a method that no function takes.</summary>
    private static Task RunEndpoint(HttpContext http)
    {
        if (http.GetEndpoint() is RouteEndpoint { RequestDelegate: { } run }) return run(http);

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
