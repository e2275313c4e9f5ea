using System.Text.Json;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Accounts;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Presets;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload;
using ServerlessDam.Transformations;

namespace ServerlessDam.Assets.DropFolder;

/// <summary>
/// Takes a file out of the drop folder: into the library, or beside a note of what is wrong with it into <c>drop-failed</c>.
/// Told twice of the same file it makes one asset.
/// </summary>
public sealed class IngestDroppedFile(
    IBlobStore blobs, Ingestor ingestor, UploadPresets presets, UploadDefaults defaults, IProductEnvironments environments, TimeProvider time, ILogger<IngestDroppedFile> logger)
{
    public const string Container = "drop";
    public const string FailedContainer = "drop-failed";

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true };

    /// <exception cref="DamException">RateLimited, NotAvailable or TryLater: may succeed later; the file stays where it is.</exception>
    public async Task ExecuteAsync(string name, CancellationToken cancellationToken)
    {
        var blob = new BlobName(Container, name);
        if (await blobs.HeadAsync(blob, cancellationToken) is not { } info)
        {
            return;
        }

        try
        {
            await IngestAsync(info, cancellationToken);
            await blobs.DeleteAsync(blob, info.ETag, CancellationToken.None);
        }
        catch (DamException e) when (e.Kind is not (ErrorKind.RateLimited or ErrorKind.NotAvailable or ErrorKind.TryLater))
        {
            await FailAsync(info, e.Message);
        }
        catch (TransformationException e)
        {
            // The preset's.
            await FailAsync(info, e.Message);
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            // Who was told of it twice took it meanwhile.
            if (await blobs.HeadAsync(blob, cancellationToken) is not null)
            {
                throw;
            }
        }
    }

    /// <summary>Gives up a file that failed again and again for reasons of the server's.</summary>
    public async Task GiveUpAsync(string name, CancellationToken cancellationToken)
    {
        if (await blobs.HeadAsync(new(Container, name), cancellationToken) is { } info)
        {
            await FailAsync(info, "The server could not take this file in five tries; see its log");
        }
    }

    private async Task IngestAsync(BlobInfo info, CancellationToken cancellationToken)
    {
        var path = DropPath.Parse(info.Name.Name);
        var environment = await environments.FindAsync(path.Cloud, cancellationToken)
            ?? throw DamException.Invalid($"There is no cloud named '{path.Cloud}'");
        await using var file = await blobs.OpenLocalAsync(info.Name, cancellationToken);
        if (file is null)
        {
            return;
        }

        var preset = path.Preset == DropPath.DefaultPreset
            ? await defaults.ForAsync(path.Cloud, file.Path, path.FileName, cancellationToken)
            : await presets.FindAsync(path.Cloud, path.Preset, cancellationToken)
                ?? throw DamException.Invalid($"There is no upload preset named '{path.Preset}'");
        var placed = path.Folder.Length == 0
            ? preset.Settings
            : preset.Settings.SetItem(environment.FolderMode == FolderMode.Dynamic ? "asset_folder" : "folder", path.Folder);
        var result = await ingestor.ExecuteAsync(
            Caller.System("drop"),
            new()
            {
                Environment = environment,
                Path = file.Path,
                FileName = path.FileName,
                Options = UploadOptions.From(placed),
                RedeliverySeed = $"{info.Name}\n{info.ETag}",
                IsDropped = true,
                TakesNoMetadata = true,
            },
            cancellationToken);
        Log.Ingested(logger, info.Name.Name, result.Asset.PublicId);
    }

    private async Task FailAsync(BlobInfo info, string reason)
    {
        Log.Failed(logger, info.Name.Name, reason);
        var note = JsonSerializer.SerializeToUtf8Bytes(
            new { file = info.Name.Name, bytes = info.SizeInBytes, error = new { message = reason }, failed_at = time.GetUtcNow() }, Readable);

        // The file first, its note next, and out of the folder last: a crash in between does it all again.
        var failed = new BlobName(FailedContainer, info.Name.Name);
        if (await blobs.CopyAsync(info.Name, failed, BlobCondition.New, CancellationToken.None) is null)
        {
            // An earlier file of the same name failed too; it is somebody's, and stays.
            failed = FailedNames.Beside(failed, info.ETag);
            await blobs.CopyAsync(info.Name, failed, BlobCondition.None, CancellationToken.None);
        }

        await using (var text = new MemoryStream(note))
        {
            await blobs.PutAsync(FailedNames.NoteOf(failed), text, BlobCondition.None, CancellationToken.None);
        }

        await blobs.DeleteAsync(info.Name, info.ETag, CancellationToken.None);
    }
}

internal static partial class Log
{
    [LoggerMessage(2101, LogLevel.Information, "Took {File} from the drop folder as {PublicId}")]
    public static partial void Ingested(ILogger logger, string file, string publicId);

    [LoggerMessage(2102, LogLevel.Warning, "Moved {File} to drop-failed: {Reason}")]
    public static partial void Failed(ILogger logger, string file, string reason);
}
