using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Functions.Wire.Errors;

namespace ServerlessDam.Functions.Delivery;

/// <summary>Writes a delivery: validators, caching, a single range, HEAD.</summary>
internal sealed class DeliveryResult(Delivered content, IBlobStore blobs, TimeSpan took) : IActionResult
{
    /// <summary>Nothing in an SVG or HTML original runs or loads in this origin.</summary>
    private const string Sandbox = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox";

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        var etag = new EntityTagHeaderValue($"\"{content.ETag}\"");
        WriteHeaders(response.Headers, etag);
        if (IsKnownToClient(request, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var (start, length) = (0L, content.SizeInBytes);
        switch (RangeOf(request, etag))
        {
            case { IsSatisfiable: false }:
                response.StatusCode = StatusCodes.Status416RangeNotSatisfiable;
                response.Headers.ContentRange = $"bytes */{content.SizeInBytes}";
                return;
            case { } range:
                (start, length) = (range.Start, range.Length);
                response.StatusCode = StatusCodes.Status206PartialContent;
                response.Headers.ContentRange = $"bytes {start}-{start + length - 1}/{content.SizeInBytes}";
                break;
        }

        response.ContentType = content.ContentType;
        response.ContentLength = length;
        if (!HttpMethods.IsHead(request.Method))
        {
            await WriteBodyAsync(response, start, length, context.HttpContext.RequestAborted);
        }
    }

    private void WriteHeaders(IHeaderDictionary headers, EntityTagHeaderValue etag)
    {
        headers.ETag = etag.ToString();
        headers.LastModified = HeaderUtilities.FormatDate(content.LastModified);
        headers.CacheControl = (content.Private ? "private, " : "public, ") + Keeping();
        headers.AcceptRanges = "bytes";
        DeliveryHeaders.OpenToPages(headers);
        headers["Server-Timing"] = DeliveryHeaders.ServerTiming(content, took);
        DeliveryHeaders.NameHints(headers, content.Hints);
        foreach (var (header, value) in content.Asset?.Headers.Where(each => CustomHeaders.IsSent(each.Key)) ?? [])
        {
            headers[header] = value;
        }

        if (content.MissingPublicId is { } missing)
        {
            headers["X-Cld-Error"] = ErrorResult.ForHeader(DamException.NotFound(missing).Message);
        }

        if (content.Scriptable)
        {
            headers.ContentSecurityPolicy = Sandbox;
        }

        if (content.AttachmentName is { } name)
        {
            var disposition = new ContentDispositionHeaderValue("attachment");
            disposition.SetHttpFileName(name);
            headers.ContentDisposition = disposition.ToString();
        }
    }

    private string Keeping() => content switch
    {
        { Immutable: true } => "no-transform, immutable, max-age=31536000",
        { MaxAge.Ticks: > 0 } => string.Create(CultureInfo.InvariantCulture, $"max-age={content.MaxAge.TotalSeconds:0}"),
        _ => "no-transform, max-age=0, must-revalidate",
    };

    private bool IsKnownToClient(HttpRequest request, EntityTagHeaderValue etag)
    {
        if (request.Headers.IfNoneMatch.Count > 0)
        {
            return EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
                && known.Any(each => each.Equals(EntityTagHeaderValue.Any) || each.Compare(etag, useStrongComparison: false));
        }

        // HTTP dates have whole seconds.
        return HeaderUtilities.TryParseDate(request.Headers.IfModifiedSince.ToString(), out var since)
            && content.LastModified.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();
    }

    /// <summary>Null for the whole: no range, several, one we cannot read, or one of another state of the file.</summary>
    private ByteRange? RangeOf(HttpRequest request, EntityTagHeaderValue etag)
    {
        if (!RangeHeaderValue.TryParse(request.Headers.Range.ToString(), out var header) || header.Unit != "bytes" || header.Ranges.Count != 1
            || !IsSameState(request, etag))
        {
            return null;
        }

        var asked = header.Ranges.Single();
        var start = asked.From ?? Math.Max(0, content.SizeInBytes - (asked.To ?? 0));
        var end = asked.From is null ? content.SizeInBytes - 1 : Math.Min(asked.To ?? long.MaxValue, content.SizeInBytes - 1);
        return new(start, end - start + 1);
    }

    private bool IsSameState(HttpRequest request, EntityTagHeaderValue etag)
        => !RangeConditionHeaderValue.TryParse(request.Headers.IfRange.ToString(), out var condition)
            || condition.EntityTag?.Compare(etag, useStrongComparison: true) == true
            || condition.LastModified?.ToUnixTimeSeconds() == content.LastModified.ToUnixTimeSeconds();

    private async Task WriteBodyAsync(HttpResponse response, long start, long length, CancellationToken cancellationToken)
    {
        if (content.Bytes is { } bytes)
        {
            await response.BodyWriter.WriteAsync(bytes.Slice((int)start, (int)length), cancellationToken);
            return;
        }

        await using var blob = await blobs.OpenAsync(content.Blob, start, length, cancellationToken)
            ?? throw new IOException($"{content.Blob} was erased while it was being delivered.");
        await blob.Content.CopyToAsync(response.Body, cancellationToken);
    }

    private readonly record struct ByteRange(long Start, long Length)
    {
        public bool IsSatisfiable => Length > 0;
    }
}
