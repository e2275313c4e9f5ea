using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>How the HTTP package takes part, without this package knowing it.</summary>
internal abstract class HttpSetup
{
    public abstract void AddServices(WebApplicationBuilder builder);

    public abstract void MapFunctions(
        WebApplication app, IReadOnlyList<Function> functions, FunctionExecutionDelegate pipeline, HostJson settings);
}
