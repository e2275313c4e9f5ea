using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Files;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Drop;

/// <summary>A container that is a plain folder: the file's path is the blob's name, and any file that people put there is a blob.</summary>
internal sealed class FolderBlobs(Folder folder, Sequence sequence, Continuations continuations) : IBlobStore
{
    private readonly Lock _naming = new();

    public async Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        var parent = folder.CreateParent(name.Name);
        // Hidden until it has its name, from ourselves too.
        var unfinished = Path.Join(parent, $".{Sequence.Text(sequence.Next())}.part");
        await Durable.WriteAsync(unfinished, [content], sync: true, cancellationToken);
        try
        {
            if (!TryName(unfinished, folder.PathOf(name.Name), condition))
            {
                return null;
            }

            Posix.SyncFolder(parent);
            return Find(name);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        if (folder.Open(name.Name, out var stat) is not { } handle)
        {
            return Task.FromResult<BlobContent?>(null);
        }

        var slice = FileSlice.Of(handle, stat.Size, offset, length, atEnd: () =>
        {
            if (Posix.Stat(handle).ETag != stat.ETag)
            {
                throw new IOException($"{name} was changed while it was read.");
            }
        });
        return Task.FromResult<BlobContent?>(new BlobContent(InfoOf(name, stat), slice));
    }

    public Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        return Task.FromResult<LocalBlob?>(Find(name) is null ? null : new OwnPath(folder.PathOf(name.Name)));
    }

    public Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        return Task.FromResult(Find(name));
    }

    /// <remarks>The bytes are copied: people may write into their file again, so that two names must not share it.</remarks>
    public async Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken)
    {
        await using var source = await OpenAsync(from, 0, null, cancellationToken);
        return source is null ? null : await PutAsync(to, source.Content, condition, cancellationToken);
    }

    public Task<bool> DeleteAsync(BlobName name, string? ifMatch, CancellationToken cancellationToken)
    {
        BlobNames.Check(name);
        lock (_naming)
        {
            if (Find(name) is not { } there || (ifMatch is not null && ifMatch != there.ETag))
            {
                return Task.FromResult(false);
            }

            File.Delete(folder.PathOf(name.Name));
            Posix.SyncFolder(Path.GetDirectoryName(folder.PathOf(name.Name))!);
            folder.Prune(name.Name);
            return Task.FromResult(true);
        }
    }

    /// <remarks>Reads the whole folder for each page: it is one that people fill by hand and the ingest empties.</remarks>
    public Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken)
    {
        BlobNames.CheckPage(take);

        var query = $"{container}\n{prefix}";
        var after = continuation is null ? null : KeyBytes.Text(continuations.Read(query, continuation));
        var found = folder.Files()
            .Where(file => file.Name.StartsWith(prefix, StringComparison.Ordinal) && (after is null || string.CompareOrdinal(file.Name, after) > 0))
            .OrderBy(file => file.Name, StringComparer.Ordinal)
            .Take(take + 1)
            .Select(file => InfoOf(new BlobName(container, file.Name), file.Stat))
            .ToList();
        var more = found.Count > take;
        var page = found[..Math.Min(take, found.Count)];
        return Task.FromResult(new BlobPage(page, more ? continuations.Write(query, KeyBytes.Of(page[^1].Name.Name)) : null));
    }

    public Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken) => throw NoBlocks(name);

    public Task<IReadOnlyList<BlobBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<BlobBlock>>([]);

    public Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<string> blockIds, BlobCondition condition, CancellationToken cancellationToken)
        => throw NoBlocks(name);

    public Task<int> ReapStagedAsync(string container, DateTimeOffset olderThan, CancellationToken cancellationToken) => Task.FromResult(0);

    private static DamException NoBlocks(BlobName name) => DamException.Invalid($"The container {name.Container} is a folder and takes no blocks.");

    private static BlobInfo InfoOf(BlobName name, FileStat stat) => new(name, stat.Size, stat.ETag, stat.ModifiedAt);

    private BlobInfo? Find(BlobName name)
    {
        using var handle = folder.Open(name.Name, out var stat);
        return handle is null ? null : InfoOf(name, stat);
    }

    private bool TryName(string unfinished, string path, BlobCondition condition)
    {
        lock (_naming)
        {
            if (condition.MustBeNew)
            {
                // A link, since people do not take our lock and a rename would replace what they just put there.
                return Posix.TryLink(unfinished, path, out _);
            }

            var there = Posix.Stat(path);
            if (there?.Kind == FileKind.Folder)
            {
                throw DamException.Invalid("There is a folder of this name.");
            }

            if (condition.IfMatch is not null && condition.IfMatch != there?.ETag)
            {
                return false;
            }

            File.Move(unfinished, path, overwrite: true);
            return true;
        }
    }

    private sealed class OwnPath(string path) : LocalBlob
    {
        public override string Path => path;

        public override ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
