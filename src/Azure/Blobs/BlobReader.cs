using Azure;
using Azure.Storage.Blobs.Models;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using BlobInfo = ServerlessDam.Assets.Storage.BlobInfo;

namespace ServerlessDam.Azure.Blobs;

/// <summary>Reads blobs as streams. Nothing is held in memory but what the reader's own buffer takes.</summary>
internal sealed class BlobReader(BlobContainers containers, IdGenerator ids)
{
    public async Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await containers.Of(name).GetPropertiesAsync(cancellationToken: cancellationToken).OrDamException(cancellationToken);
            return BlobFacts.Info(name, properties.Value);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken)
    {
        var client = containers.Of(name);
        var start = Math.Max(0, offset);
        while (length is not <= 0)
        {
            try
            {
                var options = new BlobDownloadOptions { Range = Range(start, length) };
                var download = await client.DownloadStreamingAsync(options, cancellationToken).OrDamException(cancellationToken);
                return new BlobContent(BlobFacts.Info(name, download.Value.Details), new BlobStream(download.Value.Content));
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                return null;
            }
            catch (RequestFailedException e) when (e.Status == 416)
            {
                if (await HeadAsync(name, cancellationToken) is not { } grown || grown.SizeInBytes <= start)
                {
                    break;
                }
            }
        }

        // No bytes are asked for, or none are there: the service has no answer for such a range.
        return await HeadAsync(name, cancellationToken) is { } info ? new BlobContent(info, Stream.Null) : null;
    }

    public async Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken)
    {
        await using var blob = await OpenAsync(name, 0, null, cancellationToken);
        return blob is null ? null : await ScratchFile.OfAsync(blob.Content, ids, cancellationToken);
    }

    private static HttpRange Range(long start, long? length)
        => length is { } bytes && bytes <= long.MaxValue - start ? new HttpRange(start, bytes) : start == 0 ? default : new HttpRange(start);
}
