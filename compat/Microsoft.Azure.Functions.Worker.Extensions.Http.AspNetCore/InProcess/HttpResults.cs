using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>Writes what an HTTP function returned. Nothing returned leaves the response as the function left it, 200 if untouched.</summary>
internal static class HttpResults
{
    private static readonly ActionDescriptor Action = new();

    public static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        null => Task.CompletedTask,
        IActionResult action => ExecuteAsync(action, http),
        IResult written => written.ExecuteAsync(http),
        _ => ExecuteAsync(new ObjectResult(result), http),
    };

    private static Task ExecuteAsync(IActionResult result, HttpContext http)
        => result.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), Action));
}
