using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace ServerlessDam.Functions.MediaLibrary.Files;

/// <summary>Writes a file of the application in the best form that the browser takes, with the headers of its pages.</summary>
internal sealed class LibraryFileResult(LibraryFile file, string policy) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var encoding = Choose(request.Headers.AcceptEncoding.ToString());
        var etag = new EntityTagHeaderValue($"\"{file.ContentHash}{encoding}\"");
        WriteHeaders(response.Headers, etag);
        if (EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known) && known.Any(each => each.Compare(etag, useStrongComparison: false)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (encoding.Length > 0)
        {
            response.Headers.ContentEncoding = encoding;
        }

        var path = encoding switch { "br" => file.Path + ".br", "gzip" => file.Path + ".gz", _ => file.Path };
        response.ContentType = file.ContentType;
        response.ContentLength = new FileInfo(path).Length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await response.SendFileAsync(path, context.HttpContext.RequestAborted);
        }
    }

    private void WriteHeaders(IHeaderDictionary headers, EntityTagHeaderValue etag)
    {
        headers.ETag = etag.ToString();
        headers.CacheControl = file.IsImmutable ? "public, immutable, max-age=31536000" : "no-cache";
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }

    /// <summary><c>br</c>, <c>gzip</c> or empty: the smallest that is there and is not refused.</summary>
    private string Choose(string accepted)
    {
        var taken = StringWithQualityHeaderValue.TryParseList([accepted], out var values)
            ? values.Where(value => value.Quality is not 0).Select(value => value.Value.ToString()).ToHashSet(StringComparer.OrdinalIgnoreCase)
            : [];
        return file.HasBrotli && taken.Contains("br") ? "br" : file.HasGzip && taken.Contains("gzip") ? "gzip" : "";
    }
}
