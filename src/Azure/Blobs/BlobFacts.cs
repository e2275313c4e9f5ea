using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using ServerlessDam.Assets.Storage;
using BlobInfo = ServerlessDam.Assets.Storage.BlobInfo;

namespace ServerlessDam.Azure.Blobs;

/// <summary>Between the words of the client library and ours. Our ETags bear no quotes: listings give them without, headers with.</summary>
internal static class BlobFacts
{
    public static BlobInfo Info(BlobName name, long size, ETag etag, DateTimeOffset lastModified) => new(name, size, etag.ToString().Trim('"'), lastModified);

    public static BlobInfo Info(BlobName name, BlobProperties properties) => Info(name, properties.ContentLength, properties.ETag, properties.LastModified);

    public static BlobInfo Info(BlobName name, BlobDownloadDetails details)
        => Info(name, SizeOf(details), details.ETag, details.LastModified);

    public static ETag Tag(string etag) => new($"\"{etag}\"");

    public static BlobRequestConditions? Conditions(BlobCondition condition) => condition switch
    {
        { MustBeNew: true } => new BlobRequestConditions { IfNoneMatch = ETag.All },
        { IfMatch: { } etag } => new BlobRequestConditions { IfMatch = Tag(etag) },
        _ => null,
    };

    /// <summary>Whether this says that what stands there is not what the condition asks for.</summary>
    public static bool IsConditionNotMet(this RequestFailedException e)
        => e.ErrorCode is "ConditionNotMet" or "TargetConditionNotMet" or "BlobAlreadyExists" || (e.Status == 412 && string.IsNullOrEmpty(e.ErrorCode));

    /// <summary>Of the whole blob: <c>bytes 3-6/10</c> of a range, else the length of the body.</summary>
    private static long SizeOf(BlobDownloadDetails details)
        => details.ContentRange is { Length: > 0 } range
            ? long.Parse(range.AsSpan(range.LastIndexOf('/') + 1), CultureInfo.InvariantCulture)
            : details.ContentLength;
}
