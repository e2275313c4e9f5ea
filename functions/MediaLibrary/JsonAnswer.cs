using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>A JSON answer. What was read bears an ETag of its bytes, so that who asks again and again is told "nothing new" in no bytes.</summary>
internal sealed class JsonAnswer(object body) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var bytes = JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), LibraryJson.Options);
        var isRead = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);

        // Another person may sign in on the same browser.
        response.Headers.Vary = HeaderNames.Cookie;
        response.Headers.CacheControl = isRead ? "private, no-cache" : "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        if (isRead)
        {
            var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
            response.Headers.ETag = etag.ToString();
            if (EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known) && known.Any(each => each.Compare(etag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.Body.WriteAsync(bytes, context.HttpContext.RequestAborted);
        }
    }
}
