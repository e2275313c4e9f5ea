using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.Azure.Functions.Worker.InProcess;

/// <summary>
/// Writes the result that an HTTP function returned or middleware put in its place. Anything else leaves the response as it is,
/// 200 if untouched: the official package writes no other objects.
/// </summary>
internal static class HttpResults
{
    private static readonly ActionDescriptor Action = new();

    public static Task WriteAsync(object? result, HttpContext http) => result switch
    {
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), Action)),
        IResult written => written.ExecuteAsync(http),
        _ => Task.CompletedTask,
    };
}
