using Microsoft.AspNetCore.StaticFiles;
using ServerlessDam.Assets.Library;
using ServerlessDam.Transformations.Formats;

namespace ServerlessDam.Assets.Delivery;

/// <summary>The content type of originals, and whether a browser runs what is in them.</summary>
internal static class OriginalType
{
    private static readonly FileExtensionContentTypeProvider ByExtension = new();

    public static (string ContentType, bool Scriptable) Of(Asset asset)
    {
        var contentType = asset.Format is { } format && MediaFormats.Find(format) is { } known
            ? known.ContentType
            : ByExtension.TryGetContentType(asset.PublicId, out var byName) ? byName : "application/octet-stream";
        return (contentType, IsScriptable(contentType));
    }

    /// <summary>HTML, XML with all its dialects (SVG, XHTML, XSLT), scripts themselves, and what old browsers ran.</summary>
    public static bool IsScriptable(string contentType)
        => contentType.StartsWith("text/html", StringComparison.Ordinal)
            || contentType.EndsWith("xml", StringComparison.Ordinal)
            || contentType.Contains("javascript", StringComparison.Ordinal)
            || contentType is "text/jscript" or "text/vbscript" or "text/scriptlet" or "text/x-component" or "application/hta"
                or "message/rfc822" or "application/x-shockwave-flash";
}
