using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Triggers;
using BlobBlock = ServerlessDam.Assets.Storage.BlobBlock;
using BlobInfo = ServerlessDam.Assets.Storage.BlobInfo;

namespace ServerlessDam.Azure.Blobs;

/// <summary>Blobs in Azure Blob Storage, announced to the watchers in this process as they are written.</summary>
public sealed class AzureBlobs : IBlobStore
{
    private readonly BlobContainers _containers;
    private readonly BlobReader _reader;
    private readonly BlobWriter _writer;
    private readonly BlobCopier _copier;
    private readonly BlobLister _lister;
    private readonly ArrivalHub _arrivals;

    public AzureBlobs(BlobServiceClient service, ArrivalHub arrivals, IdGenerator ids, TimeProvider time)
    {
        _arrivals = arrivals;
        _containers = new BlobContainers(service);
        _reader = new BlobReader(_containers, ids);
        _writer = new BlobWriter(_containers, ids, time);
        _copier = new BlobCopier(_containers, _reader, ids);
        _lister = new BlobLister(_containers);
    }

    public Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken)
        => AnnouncedAsync(_writer.PutAsync(name, content, condition, cancellationToken));

    public Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken)
        => _reader.OpenAsync(name, offset, length, cancellationToken);

    public Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken) => _reader.OpenLocalAsync(name, cancellationToken);

    public Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken) => _reader.HeadAsync(name, cancellationToken);

    public Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken)
        => AnnouncedAsync(_copier.CopyAsync(from, to, condition, cancellationToken));

    public async Task<bool> DeleteAsync(BlobName name, string? ifMatch, CancellationToken cancellationToken)
    {
        var conditions = ifMatch is null ? null : new BlobRequestConditions { IfMatch = BlobFacts.Tag(ifMatch) };
        try
        {
            await _containers.Of(name).DeleteAsync(DeleteSnapshotsOption.IncludeSnapshots, conditions, cancellationToken).OrDamException(cancellationToken);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 404 || e.IsConditionNotMet())
        {
            return false;
        }
    }

    public Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken)
        => _lister.ListAsync(container, prefix, take, continuation, cancellationToken);

    public Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken)
        => _writer.StageAsync(name, blockId, content, cancellationToken);

    public async Task<IReadOnlyList<BlobBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken)
        => [.. (await _writer.StagedAsync(name, cancellationToken)).Select(block => new BlobBlock(block.Id, block.SizeInBytes))];

    public async Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<string> blockIds, BlobCondition condition, CancellationToken cancellationToken)
    {
        var staged = (await _writer.StagedAsync(name, cancellationToken)).ToDictionary(block => block.Id, StringComparer.Ordinal);
        var blocks = blockIds.Select(id => staged.GetValueOrDefault(id) ?? throw DamException.Invalid($"The block '{id}' is not there.")).ToList();
        return await AnnouncedAsync(_writer.CommitAsync(name, blocks, condition, cancellationToken));
    }

    /// <summary>The service itself drops what was staged, a week after a blob's last block; nothing else but a write to the blob can.</summary>
    public Task<int> ReapStagedAsync(string container, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        BlobNames.CheckContainer(container);
        return Task.FromResult(0);
    }

    private async Task<BlobInfo?> AnnouncedAsync(Task<BlobInfo?> writing)
    {
        var blob = await writing;
        if (blob is not null)
        {
            _arrivals.Announce(new BlobArrival(blob.Name.Container, blob.Name.Name, blob.ETag));
        }

        return blob;
    }
}
