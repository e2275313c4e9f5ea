using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using BlobInfo = ServerlessDam.Assets.Storage.BlobInfo;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// Writes streams block by block: a short one in a single request, a long one as staged blocks that become the blob with one commit
/// under the condition. What fails before leaves blocks that nobody sees and that the service drops after a week.
/// </summary>
internal sealed class BlobWriter(BlobContainers containers, IdGenerator ids, TimeProvider time)
{
    public async Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken)
    {
        var client = containers.Of(name);
        using var reader = new BlockReader(content);
        var first = await reader.NextAsync(cancellationToken);
        if (!reader.IsLast)
        {
            var whole = await StageAsync(name, "/" + ids.Hex32(), reader, first, cancellationToken);
            return await CommitAsync(name, [whole], condition, cancellationToken);
        }

        var mark = new WriteMark(ids);
        return await OrNullAsync(name, client, mark, async () =>
        {
            var options = new BlobUploadOptions { Conditions = BlobFacts.Conditions(condition), Metadata = mark.Metadata };
            var length = first.Length;
            var stored = await containers.WriteAsync(
                name.Container,
                () =>
                {
                    first.Position = 0;
                    return client.UploadAsync(first, options, cancellationToken);
                },
                cancellationToken);
            return BlobFacts.Info(name, length, stored.Value.ETag, stored.Value.LastModified);
        }, cancellationToken);
    }

    public async Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken)
    {
        containers.Of(name);
        BlobNames.CheckBlockId(blockId);
        using var reader = new BlockReader(content);
        var first = await reader.NextAsync(cancellationToken);
        if (first.Length == 0)
        {
            throw DamException.Invalid("A block is not empty.");
        }

        await StageAsync(name, blockId, reader, first, cancellationToken);
    }

    public async Task<IReadOnlyList<StagedBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken)
    {
        try
        {
            var list = await containers.Of(name).GetBlockListAsync(BlockListTypes.Uncommitted, cancellationToken: cancellationToken)
                .OrDamException(cancellationToken);
            return [.. StagedBlock.Of(list.Value.UncommittedBlocks.Select(block => (block.Name, block.SizeLong)))];
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return [];
        }
    }

    public async Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<StagedBlock> blocks, BlobCondition condition, CancellationToken cancellationToken)
    {
        var client = containers.Of(name);
        var mark = new WriteMark(ids);
        return await OrNullAsync(name, client, mark, async () =>
        {
            var options = new CommitBlockListOptions { Conditions = BlobFacts.Conditions(condition), Metadata = mark.Metadata };
            try
            {
                var parts = blocks.SelectMany(block => block.Parts);
                var stored = await containers.WriteAsync(name.Container, () => client.CommitBlockListAsync(parts, options, cancellationToken), cancellationToken);
                return BlobFacts.Info(name, blocks.Sum(block => block.SizeInBytes), stored.Value.ETag, stored.Value.LastModified);
            }
            catch (RequestFailedException e) when (e.ErrorCode == "InvalidBlockList")
            {
                // By this commit's first try, or by somebody else's write, which drops all blocks that it does not use.
                return await mark.FindAsync(name, client, cancellationToken)
                    ?? (condition == BlobCondition.None ? throw StorageErrors.NotAvailable("Somebody else has written this blob at the same time; try again.", e) : null);
            }
        }, cancellationToken);
    }

    private async Task<StagedBlock> StageAsync(BlobName name, string owner, BlockReader reader, MemoryStream first, CancellationToken cancellationToken)
    {
        var client = containers.Of(name);
        var (staged, size) = (new List<string>(), 0L);
        var part = new BlockPart(owner, time.GetUtcNow().ToUnixTimeMilliseconds(), Convert.ToInt32(ids.Hex32()[..6], 16), 0, 0);
        for (var block = first; ; block = await reader.NextAsync(cancellationToken))
        {
            part = part with { Index = staged.Count, Count = reader.IsLast ? staged.Count + 1 : 0 };
            var (id, length) = (part.ToString(), block.Length);
            await containers.WriteAsync(
                name.Container,
                () =>
                {
                    block.Position = 0;
                    return client.StageBlockAsync(id, block, cancellationToken: cancellationToken);
                },
                cancellationToken);
            staged.Add(id);
            size += length;
            if (reader.IsLast)
            {
                return new StagedBlock(owner, size, staged);
            }
        }
    }

    private static async Task<BlobInfo?> OrNullAsync(
        BlobName name, BlockBlobClient client, WriteMark mark, Func<Task<BlobInfo?>> write, CancellationToken cancellationToken)
    {
        try
        {
            return await write();
        }
        catch (RequestFailedException e) when (e.IsConditionNotMet())
        {
            return await mark.FindAsync(name, client, cancellationToken);
        }
    }
}
