using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>An HTTP function behind its route.</summary>
internal sealed class HttpFunction(Function function, FunctionExecutionDelegate pipeline, ILogger logger)
{
    public async Task ServeAsync(HttpContext http)
    {
        var invocation = new HttpInvocation(function, http);
        try
        {
            await pipeline(invocation);
            await HttpResults.WriteAsync(invocation.Result, http);
        }
        catch (Exception e) when ((e is OperationCanceledException or IOException) && http.RequestAborted.IsCancellationRequested)
        {
            Log.CallerGone(logger, function.Name);
        }
#pragma warning disable CA1031 // The host's promise: a function that throws, whatever it throws, is a 500 without a body.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.FunctionFailed(logger, function.Name, e);
            Fail(http);
        }
    }

    private static void Fail(HttpContext http)
    {
        if (http.Response.HasStarted)
        {
            // The status is out; only a cut connection still tells the client that the body is not whole.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }
}
