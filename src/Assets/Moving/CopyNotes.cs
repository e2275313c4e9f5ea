using System.Collections.Immutable;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>That a blob was copied whole. It counts as long as both sides still have the ETags that it names.</summary>
/// <param name="IsReadBack">The target gave back the bytes that the source had given.</param>
internal sealed record CopyNote(string Name, string SourceETag, string TargetETag, bool IsReadBack)
{
    public bool IsAbout(BlobInfo source, BlobInfo target)
        => SourceETag == source.ETag && TargetETag == target.ETag && source.SizeInBytes == target.SizeInBytes;
}

/// <summary>A blob of the target, and the note that it is a copy.</summary>
internal sealed record NotedBlob(BlobInfo Info, CopyNote? Note);

/// <summary>The notes of a copy under way, in its target: what an interrupted run need not do again. They go when it is finished.</summary>
internal sealed class CopyNotes(LibraryStore target)
{
    /// <summary>What fits into a row key. A blob of a longer name has no note and is copied again by a run that resumes.</summary>
    private const int MostKeyUnits = 512;

    private const int RowsPerBatch = 100;

    /// <summary>The target's blobs with their notes; notes of blobs that are gone are left out.</summary>
    public IAsyncEnumerable<NotedBlob> BlobsAsync(string container, CancellationToken cancellationToken)
        => target.Blobs.BlobsAsync(container, cancellationToken)
            .JoinAsync(blob => blob.Name.Name, ReadAsync(container, cancellationToken), note => note.Name, cancellationToken)
            .Where(pair => pair.Left is not null)
            .Select(pair => new NotedBlob(pair.Left!, pair.Right));

    public async Task WriteAsync(string container, CopyNote note, CancellationToken cancellationToken)
    {
        var (partition, key) = (PartitionOf(container), RowKeys.Escape(note.Name));
        if (key.Length <= MostKeyUnits)
        {
            var row = new Row(partition, key, ImmutableDictionary<string, object>.Empty
                .Add("source", note.SourceETag)
                .Add("target", note.TargetETag)
                .Add("readback", note.IsReadBack));
            await target.Tables.ApplyAsync(CopyMarkers.Table, partition, [new RowChange.Put(row)], cancellationToken);
        }
    }

    public async Task ForgetAsync(CancellationToken cancellationToken)
    {
        foreach (var partition in LibraryParts.MovedContainers.Select(container => PartitionOf(container.Name)))
        {
            await foreach (var rows in target.Tables.RowsAsync(CopyMarkers.Table, partition, cancellationToken).Chunk(RowsPerBatch))
            {
                await target.Tables.ApplyAsync(CopyMarkers.Table, partition, [.. rows.Select(row => new RowChange.Delete(row.RowKey))], cancellationToken);
            }
        }
    }

    private static string PartitionOf(string container) => $"container-{container}";

    private IAsyncEnumerable<CopyNote> ReadAsync(string container, CancellationToken cancellationToken)
        => target.Tables.RowsAsync(CopyMarkers.Table, PartitionOf(container), cancellationToken).Select(row
            => new CopyNote(RowKeys.Unescape(row.RowKey), row.Text("source")!, row.Text("target")!, (bool)row.Values["readback"]));
}
