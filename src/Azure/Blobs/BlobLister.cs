using Azure;
using Azure.Storage.Blobs.Models;
using ServerlessDam.Assets.Storage;
using BlobInfo = ServerlessDam.Assets.Storage.BlobInfo;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// Listings in the service's own order, which is that of the names' characters in an account with a flat namespace. (One with a
/// hierarchical namespace orders by folders; this store is not for such.)
/// </summary>
internal sealed class BlobLister(BlobContainers containers)
{
    public async Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken)
    {
        var client = containers.Of(container);
        BlobNames.CheckPage(take);
        var marker = continuation is null ? null : ListingMarker.Read(container, prefix, continuation);
        var found = new List<BlobInfo>();
        try
        {
            // The service may end a page before it is full, even with nothing in it.
            do
            {
                var page = await PageAsync(client.GetBlobsAsync(BlobTraits.None, BlobStates.None, StoredName.Prefix(prefix), cancellationToken), marker, take - found.Count)
                    .OrDamException(cancellationToken);
                found.AddRange(page.Values
                    .Select(blob => (Name: StoredName.Read(blob.Name), blob.Properties))
                    .Where(blob => blob.Name.StartsWith(prefix, StringComparison.Ordinal))
                    .Select(blob => Info(new BlobName(container, blob.Name), blob.Properties)));
                marker = string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken;
            }
            while (found.Count < take && marker is not null);
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.ContainerMissing)
        {
            return new BlobPage([], null);
        }

        return new BlobPage(found, marker is null ? null : ListingMarker.Write(container, prefix, marker));
    }

    private static BlobInfo Info(BlobName name, BlobItemProperties properties)
        => BlobFacts.Info(name, properties.ContentLength ?? 0, properties.ETag ?? default, properties.LastModified ?? default);

    private static async Task<Page<BlobItem>> PageAsync(AsyncPageable<BlobItem> listing, string? marker, int take)
    {
        await foreach (var page in listing.AsPages(marker, take))
        {
            return page;
        }

        throw new InvalidOperationException("A listing has at least one page.");
    }
}
