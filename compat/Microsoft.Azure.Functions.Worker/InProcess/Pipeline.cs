using Microsoft.Azure.Functions.Worker.Middleware;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>The app's middleware with the function at its end; one pipeline serves all functions.</summary>
internal static class Pipeline
{
    public static FunctionExecutionDelegate Of(IEnumerable<Func<FunctionExecutionDelegate, FunctionExecutionDelegate>> middleware)
        => middleware.Reverse().Aggregate((FunctionExecutionDelegate)RunFunction, (next, wrap) => wrap(next));

    private static Task RunFunction(FunctionContext context)
    {
        var invocation = (Invocation)context;
        var result = invocation.Function.Body(invocation);
        if (!result.IsCompletedSuccessfully) return Await(invocation, result);

        invocation.Result = result.Result;
        return Task.CompletedTask;
    }

    private static async Task Await(Invocation invocation, ValueTask<object?> result) => invocation.Result = await result;
}
