using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ServerlessDam.Functions.MediaLibrary;

/// <summary>ETags of what the library reads, so that who asks again and again is told "nothing new" in no bytes.</summary>
internal static class EntityTags
{
    /// <summary>Another program may write the same asset differently.</summary>
    private static readonly string Build = typeof(EntityTags).Assembly.ManifestModule.ModuleVersionId.ToString();

    public static EntityTagHeaderValue OfBytes(ReadOnlySpan<byte> bytes)
        => new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");

    /// <summary>For an answer that depends on the stamp, the question and the person alone.</summary>
    public static EntityTagHeaderValue OfStamp(LibraryContext context, string stamp)
    {
        var request = context.Http.Request;
        return OfBytes(Encoding.UTF8.GetBytes(string.Join('\n', Build, stamp, context.Visitor?.User.Id, request.Path, request.QueryString)));
    }

    public static bool IsKnown(HttpRequest request, EntityTagHeaderValue etag)
        => EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
            && known.Any(each => each.Compare(etag, useStrongComparison: false));
}
