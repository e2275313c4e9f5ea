using System.Collections.Concurrent;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Lays two libraries side by side in full and changes nothing.</summary>
internal sealed class Comparison(LibraryStore source, LibraryStore target, CopyNotes notes, Verification verification)
{
    private const int AtOnce = 4;
    private const int MostExamples = 20;

    private readonly ConcurrentQueue<string> _examples = new();
    private long _differences;

    public long Differences => Interlocked.Read(ref _differences);

    public IReadOnlyList<string> Examples => [.. _examples.Take(MostExamples)];

    /// <returns>The source's rows.</returns>
    public async Task<long> RowsAsync(string table, StageProgress progress, CancellationToken cancellationToken)
    {
        var count = 0L;
        var partitions = source.Tables.PartitionsAsync(table, cancellationToken)
            .JoinAsync(key => key, target.Tables.PartitionsAsync(table, cancellationToken), key => key, cancellationToken);
        await foreach (var partition in partitions)
        {
            var rows = source.Tables.RowsAsync(table, partition.Key, cancellationToken).JoinAsync(
                row => row.RowKey, target.Tables.RowsAsync(table, partition.Key, cancellationToken), row => row.RowKey, cancellationToken);
            await foreach (var (key, from, to) in rows)
            {
                Note(
                    $"row {table}/{partition.Key}/{key}",
                    from is null ? "is on the target only" : to is null ? "is missing" : RowValues.AreEqual(from, to) ? null : "has other values");
                count += from is null ? 0 : 1;
                progress.Add();
            }
        }

        return count;
    }

    /// <returns>The source's blobs and their bytes.</returns>
    public async Task<(long Count, long SizeInBytes)> BlobsAsync(string container, StageProgress progress, CancellationToken cancellationToken)
    {
        var (count, sizeInBytes) = (0L, 0L);
        var pairs = source.Blobs.BlobsAsync(container, cancellationToken)
            .JoinAsync(blob => blob.Name.Name, notes.BlobsAsync(container, cancellationToken), blob => blob.Info.Name.Name, cancellationToken);
        await Parallel.ForEachAsync(
            pairs,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (pair, token) =>
            {
                Note($"blob {container}/{pair.Key}", await DifferenceAsync(pair.Left, pair.Right, token));
                Interlocked.Add(ref count, pair.Left is null ? 0 : 1);
                Interlocked.Add(ref sizeInBytes, pair.Left?.SizeInBytes ?? 0);
                progress.Add(pair.Left?.SizeInBytes ?? 0);
            });
        return (count, sizeInBytes);
    }

    private async Task<string?> DifferenceAsync(BlobInfo? from, NotedBlob? to, CancellationToken cancellationToken)
    {
        if (from is null || to is null)
        {
            return from is null ? "is on the target only" : "is missing";
        }

        if (from.SizeInBytes != to.Info.SizeInBytes)
        {
            return $"has {to.Info.SizeInBytes} bytes instead of {from.SizeInBytes}";
        }

        if (verification == Verification.Quick || (to.Note is { IsReadBack: true } note && note.IsAbout(from, to.Info)))
        {
            return null;
        }

        var hashes = await Task.WhenAll(source.Blobs.Sha256Async(from.Name, cancellationToken), target.Blobs.Sha256Async(from.Name, cancellationToken));
        return hashes is [{ } one, { } other] && one.AsSpan().SequenceEqual(other) ? null : "has other bytes";
    }

    private void Note(string what, string? difference)
    {
        if (difference is not null && Interlocked.Increment(ref _differences) <= MostExamples)
        {
            _examples.Enqueue($"{what} {difference}");
        }
    }
}
