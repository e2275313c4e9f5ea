using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Tests;

/// <summary>Blobs that die when told to; see <see cref="Faults"/>.</summary>
internal sealed class FailingBlobs(IBlobStore blobs, Faults faults) : IBlobStore
{
    /// <summary>As Azure does: staged blocks stay until something takes their place.</summary>
    public bool KeepsStaged { get; init; }

    public Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.PutAsync(name, content, condition, cancellationToken));

    public Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.OpenAsync(name, offset, length, cancellationToken));

    public Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.OpenLocalAsync(name, cancellationToken));

    public Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.HeadAsync(name, cancellationToken));

    public Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.CopyAsync(from, to, condition, cancellationToken));

    public Task<bool> DeleteAsync(BlobName name, string? ifMatch, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.DeleteAsync(name, ifMatch, cancellationToken));

    public Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.ListAsync(container, prefix, take, continuation, cancellationToken));

    public Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken)
        => faults.ThroughAsync(async () =>
        {
            await blobs.StageAsync(name, blockId, content, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<BlobBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.StagedAsync(name, cancellationToken));

    public Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<string> blockIds, BlobCondition condition, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => blobs.CommitAsync(name, blockIds, condition, cancellationToken));

    public Task<int> ReapStagedAsync(string container, DateTimeOffset olderThan, CancellationToken cancellationToken)
        => faults.ThroughAsync(() => KeepsStaged ? Task.FromResult(0) : blobs.ReapStagedAsync(container, olderThan, cancellationToken));
}
