using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Assets.Upload.Chunks;
using ServerlessDam.Transformations;

namespace ServerlessDam.Functions.Upload;

/// <summary>
/// The end of an upload in parts. Its bytes are dropped when they were taken or refused for good; after a passing failure they
/// stay, and the last part again is another try, of the same ids.
/// </summary>
internal sealed partial class CompletedUpload(ChunkedUploads chunks, IBlobStore blobs, ILogger<CompletedUpload> logger)
{
    /// <param name="ingest">Takes the file at a path. Without the request's token: who leaves now has sent everything, and may not come back for the end.</param>
    /// <param name="finish">What becomes of the parts afterwards; its failure is logged, the asset being there.</param>
    /// <exception cref="DamException">TryLater: another request took the parts a moment ago; or what <paramref name="ingest"/> throws.</exception>
    public async Task<T> TakeAsync<T>(string cloud, BlobName whole, Func<string, CancellationToken, Task<T>> ingest, Func<T, Task> finish)
    {
        T taken;
        await using (var local = await blobs.OpenLocalAsync(whole, CancellationToken.None)
            ?? throw new DamException(ErrorKind.TryLater, "The parts of this upload are being put together by another request"))
        {
            try
            {
                taken = await ingest(local.Path, CancellationToken.None);
            }
            catch (Exception error) when (IsFinal(error))
            {
                await TryAsync(whole, () => chunks.EndAsync(cloud, whole, CancellationToken.None));
                throw;
            }
        }

        await TryAsync(whole, () => finish(taken));
        return taken;
    }

    /// <summary>Whether the same bytes and parameters would be refused again.</summary>
    private static bool IsFinal(Exception error)
        => error is TransformationException
            or DamException { Kind: not (ErrorKind.TryLater or ErrorKind.RateLimited or ErrorKind.NotAvailable) };

    /// <summary>The sweeper drops after a day what stays behind.</summary>
    private async Task TryAsync(BlobName whole, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception error)
        {
            LogLeftBehind(error, whole.Name);
        }
    }

    [LoggerMessage(1301, LogLevel.Warning, "The parts of upload {Upload} could not be dropped; the sweeper will")]
    private partial void LogLeftBehind(Exception error, string upload);
}
