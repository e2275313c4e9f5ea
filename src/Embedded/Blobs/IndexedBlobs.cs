using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Files;
using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>
/// Blobs as files with an index in SQLite. The file is written and flushed first; the row, committed with its conditions in the
/// writer's order, is what makes it visible. So a reader sees all or nothing, and a crash leaves at most a file without a row.
/// </summary>
internal sealed class IndexedBlobs(
    Database database,
    Sequence sequence,
    Continuations continuations,
    BlobFiles files,
    BlobReaper reaper,
    ArrivalHub arrivals,
    TimeProvider time) : IBlobStore
{
    public async Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        if (!MayHold(name, condition))
        {
            return null;
        }

        var file = sequence.Next();
        var size = await files.WriteAsync(name.Container, file, [content], sync: true, cancellationToken);
        return await PublishAsync(name, file, size, condition, _ => { });
    }

    public Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        var opened = WhileThere(name, blob => files.Open(name.Container, blob.File) is { } handle
            ? new BlobContent(blob.Info, FileSlice.Of(handle, blob.Size, offset, length))
            : null);
        return Task.FromResult(opened);
    }

    public Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        return Task.FromResult(WhileThere(name, blob => files.Settle(name.Container, blob.File)
            ? reaper.Pins.TryTake(blob.File, files.PathOf(name.Container, blob.File))
            : null));
    }

    public Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        return Task.FromResult(Find(name)?.Info);
    }

    public async Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken)
    {
        BlobNames.Check(from);
        BlobNames.Check(to);
        cancellationToken.ThrowIfCancellationRequested();
        var file = sequence.Next();
        var source = WhileThere(from, blob => files.TryLink(from.Container, blob.File, to.Container, file, sync: true) ? blob.Info : null);
        return source is null ? null : await PublishAsync(to, file, source.SizeInBytes, condition, _ => { });
    }

    public async Task<bool> DeleteAsync(BlobName name, string? ifMatch, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        var deleted = await database.WriteAsync(session => BlobIndex.Delete(session, name, ifMatch), cancellationToken);
        if (deleted)
        {
            reaper.Wake();
        }

        return deleted;
    }

    public Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        BlobNames.CheckContainer(container);
        BlobNames.CheckPage(take);

        var query = $"{container}\n{prefix}";
        var from = continuation is null ? KeyBytes.Of(prefix) : KeyBytes.After(continuations.Read(query, continuation));
        var found = database.Read(session => BlobIndex.List(session, container, prefix, from, take + 1));
        var page = found.Take(take).Select(blob => blob.Info).ToList();
        return Task.FromResult(new BlobPage(page, found.Count > take ? continuations.Write(query, KeyBytes.Of(page[^1].Name.Name)) : null));
    }

    public async Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        BlobNames.CheckBlockId(blockId);
        var file = sequence.Next();
        var size = await files.WriteAsync(BlobFiles.Blocks, file, [content], sync: true, cancellationToken);
        var now = time.GetUtcNow().UtcTicks;
        var staged = await OrDeleteAsync(BlobFiles.Blocks, file, session => BlockIndex.Add(session, name, new StagedBlock(blockId, file, size), now));
        reaper.Wake();
        if (!staged)
        {
            throw DamException.Invalid("The block ids of a blob have one length.");
        }
    }

    public Task<IReadOnlyList<BlobBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        return Task.FromResult<IReadOnlyList<BlobBlock>>(
            [.. database.Read(session => BlockIndex.Of(session, name)).Select(block => new BlobBlock(block.Id, block.Size))]);
    }

    public async Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<string> blockIds, BlobCondition condition, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        var blocks = BlockIndex.Pick(database.Read(session => BlockIndex.Of(session, name)), blockIds);
        if (!MayHold(name, condition))
        {
            return null;
        }

        var file = sequence.Next();
        var size = await files.WriteAsync(name.Container, file, Open(blocks), sync: true, cancellationToken);
        return await PublishAsync(name, file, size, condition, session => BlockIndex.Drop(session, name));
    }

    public async Task<int> ReapStagedAsync(string container, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        BlobNames.CheckContainer(container);
        var reaped = await database.WriteAsync(session => BlockIndex.Reap(session, container, olderThan.UtcTicks), cancellationToken);
        reaper.Wake();
        return reaped;
    }

    private IndexedBlob? Find(BlobName name) => database.Read(session => BlobIndex.Find(session, name));

    /// <summary>Spares the bytes of a write that cannot succeed; what counts is the look at it within the transaction.</summary>
    private bool MayHold(BlobName name, BlobCondition condition) => condition == BlobCondition.None || BlobIndex.Holds(condition, Find(name));

    /// <summary>A file whose row was seen may be replaced and deleted before it is opened: then there is another row, or none.</summary>
    private T? WhileThere<T>(BlobName name, Func<IndexedBlob, T?> open)
        where T : class
    {
        for (var seen = 0L; Find(name) is { } blob && blob.File != seen; seen = blob.File)
        {
            if (open(blob) is { } opened)
            {
                return opened;
            }
        }

        return null;
    }

    private IEnumerable<Stream> Open(IEnumerable<StagedBlock> blocks)
    {
        foreach (var block in blocks)
        {
            using var handle = files.Open(BlobFiles.Blocks, block.File) ?? throw DamException.Invalid($"The block '{block.Id}' is not there.");
            yield return FileSlice.Of(handle, block.Size, 0, null);
        }
    }

    private async Task<BlobInfo?> PublishAsync(BlobName name, long file, long size, BlobCondition condition, Action<Session> withIt)
    {
        var blob = new IndexedBlob(name, file, size, time.GetUtcNow().UtcTicks);
        var published = await OrDeleteAsync(name.Container, file, session =>
        {
            var visible = BlobIndex.Publish(session, blob, condition);
            if (visible)
            {
                withIt(session);
            }

            return visible;
        });
        reaper.Wake();
        if (!published)
        {
            return null;
        }

        arrivals.Announce(new BlobArrival(blob.Name.Container, blob.Name.Name, blob.ETag));
        return blob.Info;
    }

    /// <summary>Commits the row of a new file and settles the file, or deletes the file when there is to be no row.</summary>
    private async Task<bool> OrDeleteAsync(string folder, long file, Func<Session, bool> commit)
    {
        var committed = false;
        try
        {
            // The bytes are written: giving up now would cost more than going on.
            committed = await database.WriteAsync(commit, CancellationToken.None);
        }
        finally
        {
            if (!committed)
            {
                files.Delete(folder, file);
            }
        }

        if (committed)
        {
            files.Settle(folder, file);
        }

        return committed;
    }
}
