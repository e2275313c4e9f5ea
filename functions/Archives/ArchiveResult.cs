using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ServerlessDam.Assets.Archives;

namespace ServerlessDam.Functions.Archives;

/// <summary>Sends an archive while it is written: its length is not known, and its first bytes leave with the first file.</summary>
internal sealed class ArchiveResult(WriteArchive write, ArchiveRequest request, ArchiveSelection selection, string name) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var http = context.HttpContext;
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(FileName(name, request.Format.Extension()));
        http.Response.ContentType = request.Format.ContentType();
        http.Response.Headers.ContentDisposition = disposition.ToString();
        http.Response.Headers.CacheControl = "private, no-store";
        http.Response.Headers.AcceptRanges = "none";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        if (HttpMethods.IsHead(http.Request.Method))
            return;

        try
        {
            await http.Response.StartAsync(http.RequestAborted);
            await write.ExecuteAsync(request, selection, http.Response.Body, (_, _) => Task.CompletedTask, http.RequestAborted);
        }
        catch
        {
            // Nothing else tells a client that this is not the whole.
            http.Abort();
            throw;
        }
    }

    /// <summary>The last segment of what it is to be called.</summary>
    internal static string FileName(string name, string extension)
    {
        var last = name.Trim('/').Split('/')[^1];
        return last.EndsWith($".{extension}", StringComparison.OrdinalIgnoreCase) ? last : $"{last}.{extension}";
    }
}
