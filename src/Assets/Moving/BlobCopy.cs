using System.Security.Cryptography;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Moving;

/// <summary>Makes a container of the target equal to the source's. Bytes are read from the source once, and once back from the target.</summary>
internal sealed class BlobCopy(LibraryStore source, LibraryStore target, CopyNotes notes, Verification verification)
{
    /// <summary>Enough to keep a network busy, few enough for their buffers.</summary>
    private const int AtOnce = 4;

    private long _copied;
    private long _removed;

    public async Task<Written> ExecuteAsync(string container, StageProgress progress, CancellationToken cancellationToken)
    {
        (_copied, _removed) = (0, 0);

        // What is written while the listings are read lies before the place where they are.
        var pairs = source.Blobs.BlobsAsync(container, cancellationToken)
            .JoinAsync(blob => blob.Name.Name, notes.BlobsAsync(container, cancellationToken), blob => blob.Info.Name.Name, cancellationToken);
        await Parallel.ForEachAsync(
            pairs,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (pair, token) => await SettleAsync(pair.Left, pair.Right, progress, token));
        return new(_copied, _removed);
    }

    private async Task SettleAsync(BlobInfo? from, NotedBlob? to, StageProgress progress, CancellationToken cancellationToken)
    {
        if (from is null)
        {
            await target.Blobs.DeleteAsync(to!.Info.Name, to.Info.ETag, cancellationToken);
            Interlocked.Increment(ref _removed);
            return;
        }

        if (to?.Note is not { } note || !note.IsAbout(from, to.Info))
        {
            await CopyAsync(from.Name, cancellationToken);
            Interlocked.Increment(ref _copied);
        }

        progress.Add(from.SizeInBytes);
    }

    private async Task CopyAsync(BlobName name, CancellationToken cancellationToken)
    {
        await using var content = await source.Blobs.OpenAsync(name, 0, null, cancellationToken);
        if (content is null)
        {
            // Gone since it was listed: somebody uses the source, and comparing will say so.
            return;
        }

        using var hash = SHA256.Create();
        await using var hashed = new CryptoStream(content.Content, hash, CryptoStreamMode.Read);
        if (await target.Blobs.PutAsync(name, hashed, BlobCondition.None, cancellationToken) is not { } written)
        {
            return;
        }

        var isReadBack = verification == Verification.Full
            && await target.Blobs.Sha256Async(name, cancellationToken) is { } back
            && back.AsSpan().SequenceEqual(hash.Hash);
        await notes.WriteAsync(name.Container, new(name.Name, content.Info.ETag, written.ETag, isReadBack), cancellationToken);
    }
}
