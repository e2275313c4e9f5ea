using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Blobs;

/// <summary>Clients of blobs and containers by our names for them. Containers come to be, closed to the public, with the first write.</summary>
internal sealed class BlobContainers(BlobServiceClient service)
{
    private const int MaxStoredUnits = 1024;

    public BlobContainerClient Of(string container)
    {
        BlobNames.CheckContainer(container);
        return service.GetBlobContainerClient(container);
    }

    /// <exception cref="DamException">InvalidParameter: no name, or one whose stored form is too long.</exception>
    public BlockBlobClient Of(BlobName name)
    {
        BlobNames.Check(name);
        var stored = StoredName.Of(name.Name);
        return stored.Length <= MaxStoredUnits ? Of(name.Container).GetBlockBlobClient(stored) : throw DamException.Invalid("The blob name is too long.");
    }

    /// <param name="write">Called again, once, when the container was missing.</param>
    public async Task<T> WriteAsync<T>(string container, Func<Task<T>> write, CancellationToken cancellationToken)
    {
        try
        {
            return await write().OrDamException(cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == StorageErrors.ContainerMissing)
        {
            await Of(container).CreateIfNotExistsAsync(PublicAccessType.None, cancellationToken: cancellationToken).OrDamException(cancellationToken);
            return await write().OrDamException(cancellationToken);
        }
    }
}
