using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Drop;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>Every container: those for people are folders, all others are indexed.</summary>
internal sealed class EmbeddedBlobs(IndexedBlobs indexed, IReadOnlyDictionary<string, FolderBlobs> folders) : IBlobStore
{
    public Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken)
        => Of(name.Container).PutAsync(name, content, condition, cancellationToken);

    public Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken)
        => Of(name.Container).OpenAsync(name, offset, length, cancellationToken);

    public Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken)
        => Of(name.Container).OpenLocalAsync(name, cancellationToken);

    public Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken)
        => Of(name.Container).HeadAsync(name, cancellationToken);

    public async Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken)
    {
        var (source, target) = (Of(from.Container), Of(to.Container));
        if (source == target)
        {
            return await source.CopyAsync(from, to, condition, cancellationToken);
        }

        await using var content = await source.OpenAsync(from, 0, null, cancellationToken);
        return content is null ? null : await target.PutAsync(to, content.Content, condition, cancellationToken);
    }

    public Task<bool> DeleteAsync(BlobName name, string? ifMatch, CancellationToken cancellationToken)
        => Of(name.Container).DeleteAsync(name, ifMatch, cancellationToken);

    public Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken)
        => Of(container).ListAsync(container, prefix, take, continuation, cancellationToken);

    public Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken)
        => Of(name.Container).StageAsync(name, blockId, content, cancellationToken);

    public Task<IReadOnlyList<BlobBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken)
        => Of(name.Container).StagedAsync(name, cancellationToken);

    public Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<string> blockIds, BlobCondition condition, CancellationToken cancellationToken)
        => Of(name.Container).CommitAsync(name, blockIds, condition, cancellationToken);

    public Task<int> ReapStagedAsync(string container, DateTimeOffset olderThan, CancellationToken cancellationToken)
        => Of(container).ReapStagedAsync(container, olderThan, cancellationToken);

    private IBlobStore Of(string container) => folders.TryGetValue(container, out var folder) ? folder : indexed;
}
