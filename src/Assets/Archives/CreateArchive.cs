using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Processing;
using ServerlessDam.Assets.Upload;

namespace ServerlessDam.Assets.Archives;

/// <param name="Asset">The archive: a raw asset.</param>
/// <param name="Selection">What went into it.</param>
public sealed record CreatedArchive(Asset Asset, ArchiveSelection Selection);

/// <summary>Packs assets into a file and stores it as a raw asset, all or nothing: what a crash leaves is a temporary file.</summary>
public sealed class CreateArchive(SelectMembers select, EntryContents contents, WriteArchive write, Ingestor ingestor, ScratchFolder scratch, IdGenerator ids)
{
    /// <summary>Refuses at once what would fail later.</summary>
    /// <exception cref="DamException">As <see cref="ExecuteAsync"/>.</exception>
    public async Task<ArchiveSelection> CheckAsync(Caller caller, ProductEnvironment environment, ArchiveRequest request, ArchiveTarget target, CancellationToken cancellationToken)
    {
        _ = Named(target, request);
        caller.Demand(FolderPermission.Contribute, target.AssetFolder ?? "");
        var selection = await select.ExecuteAsync(caller, environment, request, cancellationToken);
        await contents.CheckAsync(selection.Entries, cancellationToken);
        return selection;
    }

    /// <param name="seed">See <see cref="IngestRequest.RedeliverySeed"/>.</param>
    /// <param name="progress">Told after each file how many are in.</param>
    /// <exception cref="DamException">As <see cref="SelectMembers.ExecuteAsync"/>, <see cref="WriteArchive.ExecuteAsync"/> and <see cref="Ingestor.ExecuteAsync"/>.</exception>
    public async Task<CreatedArchive> ExecuteAsync(
        Caller caller,
        ProductEnvironment environment,
        ArchiveRequest request,
        ArchiveTarget target,
        string? seed,
        Func<int, CancellationToken, Task> progress,
        CancellationToken cancellationToken)
    {
        var selection = await CheckAsync(caller, environment, request, target, cancellationToken);
        await using var file = scratch.NewFile($".{request.Format.Extension()}");
        await using (var content = File.Create(file.Path))
        {
            await write.ExecuteAsync(request, selection, content, progress, cancellationToken);
        }

        var ingest = new IngestRequest
        {
            Environment = environment,
            Path = file.Path,
            ResourceType = ResourceType.Raw,
            TakesNoMetadata = true,
            RedeliverySeed = seed,
            Options = new()
            {
                Naming = new() { PublicId = Named(target, request) ?? $"{ids.Alphanumeric(20)}.{request.Format.Extension()}", AssetFolder = target.AssetFolder },
                Tags = Labels.Tags(target.Tags),
                Type = selection.StoredType,
            },
        };
        return new((await ingestor.ExecuteAsync(caller, ingest, cancellationToken)).Asset, selection);
    }

    private static string? Named(ArchiveTarget target, ArchiveRequest request)
    {
        if (target.PublicId is not { } id)
        {
            return null;
        }

        var extension = $".{request.Format.Extension()}";
        var name = id.EndsWith(extension, StringComparison.OrdinalIgnoreCase) ? id : id + extension;
        Names.DemandPublicId(name.Trim('/'));
        return name;
    }
}
