using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Delivery;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Library;

namespace ServerlessDam.Assets.Versions;

/// <summary>The original of one version, to download: one that is kept, or the current one.</summary>
public sealed class OpenVersion(Catalog catalog, KeptVersions kept)
{
    /// <exception cref="DamException">NotFound.</exception>
    public async Task<Delivered> ExecuteAsync(Caller caller, string cloud, string assetId, string versionId, CancellationToken cancellationToken)
    {
        var version = (await kept.FindAsync(cloud, assetId, versionId, cancellationToken))?.Asset
            ?? (await catalog.FindByIdAsync(cloud, assetId, cancellationToken) is { } live && live.VersionId == versionId ? live : null)
            ?? throw DamException.NotFound($"{assetId} version {versionId}");
        caller.Demand(FolderPermission.View, version.Folder);
        var contentType = OriginalType.Of(version).ContentType;
        return new()
        {
            Asset = version,
            ETag = version.ETag,
            ContentType = contentType,
            SizeInBytes = version.SizeInBytes,
            LastModified = DateTimeOffset.FromUnixTimeSeconds(version.Version),
            Blob = version.Original,
            Private = true,
            AttachmentName = AttachmentNames.Of("", version, version.Format),
        };
    }
}
