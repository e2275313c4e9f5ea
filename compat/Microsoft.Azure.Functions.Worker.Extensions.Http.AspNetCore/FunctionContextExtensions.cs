using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.InProcess;

namespace Microsoft.Azure.Functions.Worker;

public static class FunctionContextExtensions
{
    /// <summary>The request that the function runs for; null when it runs for none.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context)
        => context is HttpInvocation invocation ? invocation.Http
            : context.Items.TryGetValue(HttpInvocation.ItemsKey, out var item) ? item as HttpContext
            : null;
}
