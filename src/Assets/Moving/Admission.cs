using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Whether a library may be copied from here to there.</summary>
internal sealed class Admission(LibraryStore source, LibraryStore target, IdGenerator ids, TimeProvider time)
{
    /// <summary>The marker of the copy, on the target from now on, and whether it was there already.</summary>
    /// <exception cref="DamException">NotAvailable: the source is not at rest, or no whole library; AlreadyExists: the target holds something else.</exception>
    public async Task<(CopyMarker Marker, bool IsResumed)> AdmitAsync(CancellationToken cancellationToken)
    {
        await DemandRestAsync(cancellationToken);
        if (await new CopyMarkers(source.Tables).FindAsync(cancellationToken) is { Finished: null } half)
        {
            throw new DamException(ErrorKind.NotAvailable, $"{source.Name} is itself an unfinished copy of {half.From}; finish that one first");
        }

        var id = await new CopyMarkers(source.Tables).IdentifyAsync(ids, cancellationToken);
        var markers = new CopyMarkers(target.Tables);
        if (await markers.FindAsync(cancellationToken) is { } found)
        {
            return found.LibraryId == id ? (found, true) : throw Taken(found.Finished is null ? $"an unfinished copy of {found.From}" : $"a library copied from {found.From}");
        }

        if (!await IsEmptyAsync(cancellationToken))
        {
            throw Taken("a library");
        }

        var marker = new CopyMarker(id, source.Name, time.GetUtcNow(), null);
        return await markers.BeginAsync(marker, cancellationToken)
            ? (marker, false)
            : throw Taken("what another copy has just begun");
    }

    private DamException Taken(string by) => new(ErrorKind.AlreadyExists, $"{target.Name} holds {by} already; a library is copied into an empty storage only");

    private async Task DemandRestAsync(CancellationToken cancellationToken)
    {
        foreach (var queue in LibraryParts.Queues)
        {
            if (await source.Queue.CountAsync(queue, cancellationToken) is > 0 and var waiting)
            {
                throw new DamException(
                    ErrorKind.NotAvailable,
                    $"{waiting} messages wait in the queue {queue} of {source.Name} and would be lost; start its app, let it finish them, stop it and try again");
            }
        }
    }

    private async Task<bool> IsEmptyAsync(CancellationToken cancellationToken)
    {
        foreach (var table in LibraryParts.MovedTables)
        {
            if (await target.Tables.PartitionsAsync(table.Name, cancellationToken).AnyAsync(cancellationToken))
            {
                return false;
            }
        }

        foreach (var container in LibraryParts.MovedContainers)
        {
            if (await target.Blobs.BlobsAsync(container.Name, cancellationToken).AnyAsync(cancellationToken))
            {
                return false;
            }
        }

        return true;
    }
}
