using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Functions.Wire.Errors;

namespace ServerlessDam.Functions.Wire;

/// <summary>Every HTTP answer bears an id, and an error is told in the words of the wire. Other triggers pass: the host retries them.</summary>
internal sealed class WireMiddleware(IdGenerator ids, ILogger<WireMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        http.TraceIdentifier = ids.Hex32();
        http.Response.Headers["X-Request-Id"] = http.TraceIdentifier;
        try
        {
            await next(context);
        }
        catch (Exception e) when (!http.RequestAborted.IsCancellationRequested && !http.Response.HasStarted)
        {
            context.GetInvocationResult().Value = ErrorMapping.Map(e, http, logger);
        }
        catch (Exception e) when ((e is OperationCanceledException or IOException) && http.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to read an answer, and nothing is wrong here.
        }
    }
}
