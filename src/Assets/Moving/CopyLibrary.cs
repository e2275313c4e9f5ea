using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;

namespace ServerlessDam.Assets.Moving;

/// <summary>
/// Copies a whole library to another storage and compares it there. Run again after whatever stopped it, it goes on where it was;
/// run again after it finished, it compares and writes nothing.
/// </summary>
public sealed class CopyLibrary(IdGenerator ids, TimeProvider time)
{
    /// <param name="source">No app may use it meanwhile; what one changes all the same shows as a difference.</param>
    /// <param name="target">Empty, or filled by an earlier run from this source.</param>
    /// <exception cref="DamException">NotAvailable: the source is not at rest; AlreadyExists: the target holds something else.</exception>
    public async Task<CopyReport> ExecuteAsync(
        LibraryStore source, LibraryStore target, Verification verification, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        var (marker, isResumed) = await new Admission(source, target, ids, time).AdmitAsync(cancellationToken);
        var wasFinished = marker.Finished is not null;
        var notes = new CopyNotes(target);
        if (wasFinished)
        {
            // A run that died before it had forgotten all left some; they would vouch for what may have changed since.
            await notes.ForgetAsync(cancellationToken);
        }

        var written = wasFinished ? [] : await WriteAsync(source, target, notes, verification, progress, cancellationToken);
        var comparison = new Comparison(source, target, notes, verification);
        var parts = await CompareAsync(comparison, written, progress, cancellationToken);
        if (!wasFinished && comparison.Differences == 0)
        {
            // First finished, then forgotten: the other way round, a run that resumes would copy everything again.
            await new CopyMarkers(target.Tables).WriteAsync(marker with { Finished = time.GetUtcNow() }, cancellationToken);
            await notes.ForgetAsync(cancellationToken);
        }

        return new(
            source.Name,
            target.Name,
            isResumed,
            wasFinished,
            parts,
            await LeftBehind.CountAsync(source, cancellationToken),
            comparison.Differences,
            comparison.Examples,
            Math.Round(time.GetElapsedTime(start).TotalSeconds, 2));
    }

    /// <summary>Bytes before rows: a row is never there without them.</summary>
    private static async Task<Dictionary<LibraryPart, Written>> WriteAsync(
        LibraryStore source, LibraryStore target, CopyNotes notes, Verification verification, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        var written = new Dictionary<LibraryPart, Written>();
        var (blobs, sizeInBytes) = await SurveyAsync(source, cancellationToken);
        var copying = new StageProgress(CopyStage.Blobs, blobs, sizeInBytes, progress);
        foreach (var container in LibraryParts.MovedContainers)
        {
            written[container] = await new BlobCopy(source, target, notes, verification).ExecuteAsync(container.Name, copying, cancellationToken);
        }

        var counting = new StageProgress(CopyStage.Rows, null, null, progress);
        foreach (var table in LibraryParts.MovedTables)
        {
            written[table] = await new RowCopy(source.Tables, target.Tables).ExecuteAsync(table.Name, counting, cancellationToken);
        }

        return written;
    }

    private static async Task<IReadOnlyList<PartReport>> CompareAsync(
        Comparison comparison, Dictionary<LibraryPart, Written> written, IProgress<CopyProgress> progress, CancellationToken cancellationToken)
    {
        var parts = new List<PartReport>();
        var comparing = new StageProgress(CopyStage.Comparing, null, null, progress);
        foreach (var container in LibraryParts.MovedContainers)
        {
            var (count, sizeInBytes) = await comparison.BlobsAsync(container.Name, comparing, cancellationToken);
            Add(container, count, sizeInBytes);
        }

        foreach (var table in LibraryParts.MovedTables)
        {
            Add(table, await comparison.RowsAsync(table.Name, comparing, cancellationToken), null);
        }

        return parts;

        void Add(LibraryPart part, long items, long? sizeInBytes)
        {
            var (copied, removed) = written.GetValueOrDefault(part);
            parts.Add(new(part.Name, items, sizeInBytes, copied, removed));
        }
    }

    private static async Task<(long Blobs, long SizeInBytes)> SurveyAsync(LibraryStore source, CancellationToken cancellationToken)
    {
        var (blobs, sizeInBytes) = (0L, 0L);
        foreach (var container in LibraryParts.MovedContainers)
        {
            await foreach (var blob in source.Blobs.BlobsAsync(container.Name, cancellationToken))
            {
                (blobs, sizeInBytes) = (blobs + 1, sizeInBytes + blob.SizeInBytes);
            }
        }

        return (blobs, sizeInBytes);
    }
}
