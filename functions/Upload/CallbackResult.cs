using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using ServerlessDam.Functions.Wire;

namespace ServerlessDam.Functions.Upload;

/// <summary>
/// The parameter <c>callback</c>, of the time before browsers could post across origins: a form that a page sends is answered by
/// going to that address, with the plain fields of the answer as its query.
/// </summary>
internal sealed class CallbackResult(string location) : IActionResult
{
    /// <summary>The answer itself for programs and scripts: only a browser that shows the answer as a page asks for HTML.</summary>
    public static IActionResult For(WireContext context, IReadOnlyDictionary<string, string> parameters, JsonObject body)
    {
        var headers = context.Http.Request.Headers;
        var isPage = headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase) && headers["X-Requested-With"].Count == 0;
        return isPage
            && parameters.TryGetValue("callback", out var callback)
            && Uri.TryCreate(callback, UriKind.Absolute, out var address)
            && address.Scheme is "http" or "https"
                ? new CallbackResult(address.GetLeftPart(UriPartial.Query) + Query(body, address.Query.Length > 0))
                : new WireResult(body);
    }

    public Task ExecuteResultAsync(ActionContext context)
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status302Found;
        context.HttpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }

    private static string Query(JsonObject body, bool goesOn)
    {
        var query = new QueryBuilder(body
            .Where(pair => pair.Value is JsonValue)
            .Select(pair => KeyValuePair.Create(pair.Key, pair.Value!.GetValueKind() == JsonValueKind.String ? pair.Value.GetValue<string>() : pair.Value.ToJsonString())));
        var text = query.ToQueryString().Value ?? "";
        return goesOn && text.Length > 0 ? "&" + text[1..] : text;
    }
}
