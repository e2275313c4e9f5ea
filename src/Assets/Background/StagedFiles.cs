using ServerlessDam.Assets.Jobs;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Background;

/// <summary>Files of uploads that were answered already and wait for their turn, each under the id of its batch.</summary>
public sealed class StagedFiles(IBlobStore blobs, Batches batches, TimeProvider time)
{
    internal const string Container = "staged";

    /// <summary>A file is staged before its batch begins.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    public async Task StageAsync(string cloud, string batchId, string path, CancellationToken cancellationToken)
    {
        await using var content = File.OpenRead(path);
        await blobs.PutAsync(NameOf(cloud, batchId), content, BlobCondition.None, cancellationToken);
    }

    public Task<LocalBlob?> OpenAsync(string cloud, string batchId, CancellationToken cancellationToken)
        => blobs.OpenLocalAsync(NameOf(cloud, batchId), cancellationToken);

    public Task DropAsync(string cloud, string batchId, CancellationToken cancellationToken)
        => blobs.DeleteAsync(NameOf(cloud, batchId), null, cancellationToken);

    /// <summary>Drops files whose batch has ended, or never began; how many those were.</summary>
    public async Task<int> ReapAsync(CancellationToken cancellationToken)
    {
        var (limit, reaped) = (time.GetUtcNow() - Grace, 0);
        string? continuation = null;
        do
        {
            var page = await blobs.ListAsync(Container, "", 500, continuation, cancellationToken);
            foreach (var blob in page.Blobs.Where(blob => blob.LastModified < limit))
            {
                if (blob.Name.Name.Split('/') is [var cloud, var id] && await batches.FindAsync(cloud, id, cancellationToken) is not { State: BatchState.Running })
                {
                    await blobs.DeleteAsync(blob.Name, null, cancellationToken);
                    reaped++;
                }
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);

        return reaped;
    }

    private static BlobName NameOf(string cloud, string batchId) => new(Container, $"{cloud}/{batchId}");
}
