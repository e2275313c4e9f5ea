using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Library;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Assets.Upload.Chunks;
using ServerlessDam.Functions.MediaLibrary.Library;
using ServerlessDam.Functions.Upload;
using ServerlessDam.Functions.Wire;
using ServerlessDam.Functions.Wire.Binding;

namespace ServerlessDam.Functions.MediaLibrary.Upload;

/// <summary>Uploads from the Media Library: a file's bytes as the body, whole or in chunks, named and placed by headers.</summary>
internal sealed class LibraryUploadEndpoint(
    Ingestor ingestor, UploadDefaults defaults, ChunkedUploads chunks, SpoolFolder spool, CompletedUpload completed, Catalog catalog, IdGenerator ids, IOptions<WireOptions> options)
{
    public const string FileNameHeader = "X-File-Name";
    public const string FolderHeader = "X-Asset-Folder";

    /// <summary>Among the pinned parameters of a chunked upload; no client can send names with a blank.</summary>
    private const string FileNameParameter = "file name";
    private const string FolderParameter = "asset folder";

    public async Task<UploadProgress> UploadAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var headers = context.Http.Request.Headers;
        var (fileName, folder) = (Text(headers, FileNameHeader), Text(headers, FolderHeader).Trim('/'));
        if (fileName.Length == 0)
        {
            throw DamException.Missing(FileNameHeader);
        }

        // Before the bytes: a refusal at the end of a large file is a late one.
        Names.DemandFolder(folder);
        context.Caller.Demand(FolderPermission.Contribute, folder);
        var range = ChunkRange.From(headers);
        if (range is not null && await FinishedAsync(context, range.UploadId, cancellationToken) is { } finished)
        {
            return new(Done: true, finished.SizeInBytes, AssetCards.Of(finished));
        }

        await using var file = await SpoolAsync(context.Http.Request, fileName, cancellationToken);
        return range is null
            ? await IngestAsync(context, file.Path, fileName, folder, null, file.SizeInBytes, cancellationToken)
            : await UploadChunkAsync(context, range, file, fileName, folder, cancellationToken);
    }

    public async Task<UploadState> StateAsync(LibraryContext context, CancellationToken cancellationToken)
    {
        var state = await chunks.FindAsync(context.Environment.CloudName, IdOf(context, context.Value("uploadId")), cancellationToken)
            ?? throw new DamException(ErrorKind.NotFound, "There is no such upload: it is cancelled, too old, or was never begun");
        var finished = await FinishedAsync(context, context.Value("uploadId"), cancellationToken);
        return new(
            [.. state.Received.Select(piece => (IReadOnlyList<long>)[piece.First, piece.Last])],
            state.Total,
            finished is null ? null : AssetCards.Of(finished));
    }

    public Task CancelAsync(LibraryContext context, CancellationToken cancellationToken)
        => chunks.CancelAsync(context.Environment.CloudName, IdOf(context, context.Value("uploadId")), cancellationToken);

    private async Task<UploadProgress> UploadChunkAsync(
        LibraryContext context, ChunkRange range, SpooledBody file, string fileName, string folder, CancellationToken cancellationToken)
    {
        var (cloud, id) = (context.Environment.CloudName, IdOf(context, range.UploadId));
        ChunkOutcome outcome;
        await using (var content = File.OpenRead(file.Path))
        {
            var chunk = new Chunk(id, range.Start, range.Length, range.Total, range.PartNumber, range.TotalParts, range.IsLast);
            var parameters = new Dictionary<string, string> { [FileNameParameter] = fileName, [FolderParameter] = folder };
            outcome = await chunks.AddAsync(cloud, chunk, content, file.SizeInBytes, parameters, ids, cancellationToken);
        }

        if (outcome.Whole is not { } whole)
        {
            return new(Done: false, outcome.ReceivedBytes, null);
        }

        return await completed.TakeAsync(
            cloud,
            whole,
            (path, token) => IngestAsync(
                context,
                path,
                outcome.Parameters[FileNameParameter],
                outcome.Parameters[FolderParameter],
                outcome.Parameters[ChunkedUploads.SeedParameter],
                outcome.ReceivedBytes,
                token),
            progress => chunks.FinishAsync(cloud, id, progress.Asset!.AssetId, CancellationToken.None));
    }

    /// <summary>What became of an upload whose end the client did not hear of.</summary>
    private async Task<Asset?> FinishedAsync(LibraryContext context, string uploadId, CancellationToken cancellationToken)
    {
        var cloud = context.Environment.CloudName;
        return (await chunks.FindAsync(cloud, IdOf(context, uploadId), cancellationToken))?.AssetId is { } assetId
            ? await catalog.FindByIdAsync(cloud, assetId, cancellationToken)
            : null;
    }

    private async Task<UploadProgress> IngestAsync(
        LibraryContext context, string path, string fileName, string folder, string? seed, long size, CancellationToken cancellationToken)
    {
        var preset = await defaults.ForAsync(context.Environment.CloudName, path, fileName, cancellationToken);
        var upload = UploadOptions.From(preset.Settings);

        // Into the folder that people look at, whatever the preset says.
        var naming = context.Environment.FolderMode == FolderMode.Dynamic ? upload.Naming with { AssetFolder = folder } : upload.Naming with { Folder = folder };
        var result = await ingestor.ExecuteAsync(
            context.Caller,
            new()
            {
                Environment = context.Environment,
                Path = path,
                FileName = fileName,
                Options = upload with { Naming = naming },
                RedeliverySeed = seed,
                TakesNoMetadata = true,
            },
            cancellationToken);
        return new(Done: true, size, AssetCards.Of(result.Asset));
    }

    private async Task<SpooledBody> SpoolAsync(HttpRequest request, string fileName, CancellationToken cancellationToken)
    {
        var maximum = options.Value.MaximumFileSizeInBytes;
        if (request.ContentLength > maximum)
        {
            throw FileSpooler.TooLarge(request.ContentLength.Value, maximum);
        }

        // The server's own limit is lower, and answers in other words.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = null;
        }

        var spooler = new FileSpooler(spool, maximum);
        try
        {
            await spooler.TakeAsync(request.Body, fileName, request.ContentType, cancellationToken);
            return new(spooler);
        }
        catch
        {
            spooler.Discard();
            throw;
        }
    }

    /// <summary>Ids can be guessed: nobody gets among the chunks of somebody else. No header holds a blank.</summary>
    private static string IdOf(LibraryContext context, string uploadId) => $"library {context.Caller.Id} {uploadId}";

    /// <summary>Headers hold ASCII; names come percent-encoded.</summary>
    private static string Text(IHeaderDictionary headers, string name)
    {
        var text = Uri.UnescapeDataString(headers[name].ToString());
        return text.Length <= 1024 && !text.Any(char.IsControl)
            ? text
            : throw DamException.Invalid($"The header {name} is longer than 1024 characters or holds control characters");
    }

    private sealed class SpooledBody(FileSpooler spooler) : IAsyncDisposable
    {
        public string Path => spooler.File!.Path;

        public long SizeInBytes => spooler.File!.SizeInBytes;

        public ValueTask DisposeAsync()
        {
            spooler.Discard();
            return ValueTask.CompletedTask;
        }
    }
}
