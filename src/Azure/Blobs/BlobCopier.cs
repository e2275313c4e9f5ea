using System.Globalization;
using Azure;
using Azure.Storage.Blobs.Models;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using BlobInfo = ServerlessDam.Assets.Storage.BlobInfo;

namespace ServerlessDam.Azure.Blobs;

/// <summary>
/// Copies within the account, by the service itself, which needs no second credential for a source of its own. Such a copy is as a rule
/// done when it is answered; one that is not is waited for.
/// </summary>
internal sealed class BlobCopier(BlobContainers containers, BlobReader reader, IdGenerator ids)
{
    private const int MaxTries = 5;

    public async Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken)
    {
        var (source, target, mark) = (containers.Of(from), containers.Of(to), new WriteMark(ids));
        for (var tries = 0; await reader.HeadAsync(from, cancellationToken) is { } original; tries++)
        {
            var options = new BlobCopyFromUriOptions
            {
                SourceConditions = new BlobRequestConditions { IfMatch = BlobFacts.Tag(original.ETag) },
                DestinationConditions = BlobFacts.Conditions(condition),
                Metadata = mark.Metadata,
            };
            try
            {
                var copy = await containers.WriteAsync(
                    to.Container, () => target.StartCopyFromUriAsync(source.Uri, options, cancellationToken), cancellationToken);
                var response = copy.GetRawResponse();
                if (response.Headers.TryGetValue("x-ms-copy-status", out var status) && status == "pending")
                {
                    response = (await copy.WaitForCompletionAsync(cancellationToken).AsTask().OrDamException(cancellationToken)).GetRawResponse();
                }

                return BlobFacts.Info(to, original.SizeInBytes, response.Headers.ETag ?? default, LastModified(response));
            }
            catch (RequestFailedException e) when (e.ErrorCode is "SourceConditionNotMet" or "CannotVerifyCopySource" || e.Status == 404)
            {
                if (tries == MaxTries)
                {
                    throw StorageErrors.NotAvailable("The blob changes all the time; try again later.", e);
                }

                // Replaced or deleted since the look at it: the next look tells which.
            }
            catch (RequestFailedException e) when (e.IsConditionNotMet())
            {
                return await mark.FindAsync(to, target, cancellationToken);
            }
        }

        return null;
    }

    private static DateTimeOffset LastModified(Response response)
        => response.Headers.TryGetValue("Last-Modified", out var text) ? DateTimeOffset.Parse(text, CultureInfo.InvariantCulture) : default;
}
