using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Library;

/// <summary>The blobs of originals, as far as they are erased.</summary>
public sealed class Originals(IBlobStore blobs)
{
    public async Task EraseAsync(string cloud, string assetId, string versionId, CancellationToken cancellationToken)
        => await blobs.DeleteAsync(Asset.OriginalOf(cloud, assetId, versionId), null, cancellationToken);

    /// <summary>All versions.</summary>
    public async Task EraseAsync(string cloud, string assetId, CancellationToken cancellationToken)
    {
        BlobPage page;
        do
        {
            page = await blobs.ListAsync("originals", $"{cloud}/{assetId}/", 500, null, cancellationToken);
            foreach (var blob in page.Blobs)
            {
                await blobs.DeleteAsync(blob.Name, null, cancellationToken);
            }
        }
        while (page.Continuation is not null);
    }
}
