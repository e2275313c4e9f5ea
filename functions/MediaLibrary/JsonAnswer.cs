using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>A JSON answer. What was read bears an ETag: the one given, else that of its bytes.</summary>
internal sealed class JsonAnswer(object body, EntityTagHeaderValue? etag = null) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), LibraryJson.Options);
        var read = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) ? etag ?? EntityTags.OfBytes(bytes) : null;
        if (read is not null && EntityTags.IsKnown(request, read))
        {
            await new UnchangedAnswer(read).ExecuteResultAsync(context);
            return;
        }

        SetHeaders(response, read);
        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
        }
    }

    /// <param name="response">Of a call that read, which has an ETag, or of one that changed something.</param>
    internal static void SetHeaders(HttpResponse response, EntityTagHeaderValue? etag)
    {
        // Another person may sign in on the same browser.
        response.Headers.Vary = HeaderNames.Cookie;
        response.Headers.CacheControl = etag is null ? "no-store" : "private, no-cache";
        response.Headers.XContentTypeOptions = "nosniff";
        if (etag is not null)
        {
            response.Headers.ETag = etag.ToString();
        }
    }
}
