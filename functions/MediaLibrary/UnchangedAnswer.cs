using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>304: what was read before is still so.</summary>
internal sealed class UnchangedAnswer(EntityTagHeaderValue etag) : IActionResult
{
    public Task ExecuteResultAsync(ActionContext context)
    {
        JsonAnswer.SetHeaders(context.HttpContext.Response, etag);
        context.HttpContext.Response.StatusCode = StatusCodes.Status304NotModified;
        return Task.CompletedTask;
    }
}
