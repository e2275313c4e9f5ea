using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace ServerlessDam.Functions.Wire;

/// <summary>A JSON answer: an object, as every client expects. HEAD gets its headers alone.</summary>
public sealed class WireResult(object body, int status = StatusCodes.Status200OK) : IActionResult
{
    private readonly object _body = body;

    /// <summary><c>{"message":"ok"}</c>.</summary>
    public static WireResult Message(string message) => new(new { message });

    /// <summary>For handlers that have nothing to await.</summary>
    public static Task<IActionResult> Of(object body) => Task.FromResult<IActionResult>(new WireResult(body));

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var response = context.HttpContext.Response;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(_body, _body.GetType(), WireJson.Options);

        response.StatusCode = status;
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.HttpContext.Request.Method))
            await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
    }
}
