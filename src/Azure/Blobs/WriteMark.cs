using Azure;
using Azure.Storage.Blobs.Specialized;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// Metadata by which a writer knows its own blob. A write whose answer was lost is sent again by the client and then meets what it
/// wrote itself; without the mark that would look like somebody else's, and the writer would be told that it had not written.
/// </summary>
internal sealed class WriteMark(IdGenerator ids)
{
    private const string Key = "write";

    private readonly string _mark = ids.Hex32();

    public IDictionary<string, string> Metadata => new Dictionary<string, string> { [Key] = _mark };

    /// <summary>What stands there, when it is by this write; else null.</summary>
    public async Task<BlobInfo?> FindAsync(BlobName name, BlockBlobClient client, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await client.GetPropertiesAsync(cancellationToken: cancellationToken).OrDamException(cancellationToken)).Value;
            return properties.Metadata.TryGetValue(Key, out var mark) && mark == _mark ? BlobFacts.Info(name, properties) : null;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
