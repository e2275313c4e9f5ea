using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload.Chunks;

/// <summary>
/// Files that come in pieces, in any order and more than once: each piece is staged as a block, and whoever brings the last
/// missing one gets the whole, and so does whoever repeats a piece until the whole is taken. The parameters of the first piece
/// count for all.
/// </summary>
public sealed class ChunkedUploads(ITableStore tables, IBlobStore blobs, IClaims claims, TimeProvider time)
{
    /// <summary>5 MiB; every piece but the last must be as large.</summary>
    public const long LeastSizeInBytes = 5 * 1024 * 1024;

    /// <summary>As many as an upload by numbers may have.</summary>
    private const int MostBlocks = 10_000;

    internal const string Table = "uploads";
    private const string Container = "uploads";

    /// <summary>The property of a finished upload's row that holds the id of its asset.</summary>
    internal const string FinishedAs = "asset";

    /// <summary>How long an unfinished upload waits for its next piece.</summary>
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    private readonly PinnedUploads _pinned = new(tables, time);

    /// <param name="parameters">Of this request; pinned when it is the first.</param>
    /// <exception cref="DamException">InvalidParameter: the piece is too small, or does not fit the others.</exception>
    public async Task<ChunkOutcome> AddAsync(
        string cloud, Chunk chunk, Stream content, long sizeInBytes, IReadOnlyDictionary<string, string> parameters, IdGenerator ids, CancellationToken cancellationToken)
    {
        if (sizeInBytes == 0)
        {
            throw DamException.Invalid("Empty file");
        }

        if (!chunk.IsLast && sizeInBytes < LeastSizeInBytes)
        {
            throw DamException.Invalid("All parts except EOF-chunk must be larger than 5mb");
        }

        if (chunk.Length is { } announced && announced != sizeInBytes)
        {
            throw DamException.Invalid($"Content-Range announces {announced} bytes, the part has {sizeInBytes}");
        }

        var (key, blob) = Place(cloud, chunk.UploadId);
        var upload = await _pinned.PinAsync(cloud, key, chunk, parameters, ids, cancellationToken);
        if (await WholeAsync(blob, upload, cancellationToken) is { } whole)
        {
            // What came after the last piece failed for the moment: the same piece again is the same end again.
            return new(whole.SizeInBytes, upload.Parameters, blob);
        }

        DemandRoom(await blobs.StagedAsync(blob, cancellationToken), chunk, sizeInBytes, upload.Total);
        await blobs.StageAsync(blob, chunk.BlockId, content, cancellationToken);

        // Pieces may arrive at the same moment: one request at a time looks whether all are there.
        await using var claim = await HeldClaim.TakeAsync(claims, ClaimOf(blob), time, cancellationToken);
        var staged = await blobs.StagedAsync(blob, cancellationToken);
        if (BlockMap.Order(staged, upload.Total, upload.TotalParts) is not { } order)
        {
            return new(staged.Sum(block => block.SizeInBytes), upload.Parameters, null);
        }

        await blobs.CommitAsync(blob, order, BlobCondition.None, cancellationToken);
        return new(staged.Sum(block => block.SizeInBytes), upload.Parameters, blob);
    }

    /// <summary>A piece that can fit no more is refused before it is kept: kept, it would spoil the pieces that do fit.</summary>
    private static void DemandRoom(IReadOnlyList<BlobBlock> staged, Chunk chunk, long sizeInBytes, long? total)
    {
        if (staged.Count >= MostBlocks)
        {
            throw DamException.Invalid($"Too many parts: at most {MostBlocks}");
        }

        if (chunk.PartNumber is null)
        {
            BlockMap.Order([.. staged.Where(block => block.Id != chunk.BlockId), new(chunk.BlockId, sizeInBytes)], total, null);
        }
    }

    /// <summary>How far an upload by bytes is; null when it was never begun, or is over.</summary>
    public async Task<ChunkProgress?> FindAsync(string cloud, string uploadId, CancellationToken cancellationToken)
    {
        var (key, blob) = Place(cloud, uploadId);
        if (await tables.GetAsync(Table, cloud, key, cancellationToken) is not { } row)
        {
            return null;
        }

        if (row.Text(FinishedAs) is { } assetId)
        {
            return new([], null, assetId);
        }

        if (PinnedUpload.From(row) is not { TotalParts: null } upload)
        {
            return null;
        }

        return await WholeAsync(blob, upload, cancellationToken) is { } whole
            ? new([(0, whole.SizeInBytes - 1)], upload.Total, null)
            : new(BlockMap.Ranges(await blobs.StagedAsync(blob, cancellationToken)), upload.Total, null);
    }

    /// <summary>The pieces put together already; null before. Who cancels leaves an empty blob for a moment.</summary>
    private async Task<BlobInfo?> WholeAsync(BlobName blob, PinnedUpload upload, CancellationToken cancellationToken)
        => await blobs.HeadAsync(blob, cancellationToken) is { SizeInBytes: > 0 } whole && (upload.TotalParts is not null || whole.SizeInBytes == upload.Total)
            ? whole
            : null;

    /// <summary>As <see cref="EndAsync"/>, and remembers for a day what became of it: the answer to the last piece may have been lost.</summary>
    public async Task FinishAsync(string cloud, string uploadId, string assetId, CancellationToken cancellationToken)
    {
        var (key, blob) = Place(cloud, uploadId);
        await blobs.DeleteAsync(blob, null, cancellationToken);
        var row = new Row(cloud, key, ImmutableDictionary<string, object>.Empty.Add(FinishedAs, assetId).Add("since", time.GetUtcNow()));
        await tables.ApplyAsync(Table, cloud, [new RowChange.Put(row)], cancellationToken);
    }

    /// <summary>Gives an upload up; nothing happens when there is none.</summary>
    public async Task CancelAsync(string cloud, string uploadId, CancellationToken cancellationToken)
    {
        var (_, blob) = Place(cloud, uploadId);
        await using var claim = await HeldClaim.TakeAsync(claims, ClaimOf(blob), time, cancellationToken);

        await DropStagedAsync(blob, cancellationToken);
        await EndAsync(cloud, blob, cancellationToken);
    }

    /// <summary>A blob of no blocks takes the place of those that are staged, on a storage too that would keep them for a week.</summary>
    private async Task DropStagedAsync(BlobName blob, CancellationToken cancellationToken)
        => await blobs.CommitAsync(blob, [], BlobCondition.None, cancellationToken);

    /// <summary>To be called when the whole was taken, or refused for good.</summary>
    public async Task EndAsync(string cloud, BlobName whole, CancellationToken cancellationToken)
    {
        await blobs.DeleteAsync(whole, null, cancellationToken);
        await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(whole.Name[(cloud.Length + 1)..])], cancellationToken);
    }

    /// <summary>Drops what got no piece for a day; how many uploads that were.</summary>
    public async Task<int> ReapAsync(CancellationToken cancellationToken)
    {
        var (limit, reaped) = (time.GetUtcNow() - Lifetime, 0);
        await foreach (var cloud in tables.PartitionsAsync(Table, cancellationToken))
        {
            reaped += await ReapAsync(cloud, limit, cancellationToken);
        }

        return reaped + await blobs.ReapStagedAsync(Container, limit, cancellationToken);
    }

    private async Task<int> ReapAsync(string cloud, DateTimeOffset limit, CancellationToken cancellationToken)
    {
        string? continuation = null;
        var reaped = 0;
        do
        {
            var page = await tables.QueryAsync(Table, cloud, RowRange.All, 500, continuation, cancellationToken);
            foreach (var row in page.Rows.Where(row => (DateTimeOffset)row.Values["since"] < limit))
            {
                reaped += await ReapAsync(cloud, row, cancellationToken) ? 1 : 0;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
        return reaped;
    }

    /// <returns>Whether it was an unfinished upload, and is gone.</returns>
    private async Task<bool> ReapAsync(string cloud, Row row, CancellationToken cancellationToken)
    {
        var blob = new BlobName(Container, $"{cloud}/{row.RowKey}");
        await using var claim = await HeldClaim.TryTakeAsync(claims, ClaimOf(blob), time, cancellationToken);

        // Claimed or written again: it goes on after all.
        if (claim is null || (await tables.GetAsync(Table, cloud, row.RowKey, cancellationToken))?.ETag != row.ETag)
        {
            return false;
        }

        await DropStagedAsync(blob, cancellationToken);
        await blobs.DeleteAsync(blob, null, cancellationToken);
        await tables.ApplyAsync(Table, cloud, [new RowChange.Delete(row.RowKey, row.ETag)], cancellationToken);
        return row.Text(FinishedAs) is null;
    }

    /// <summary>The pinned parameter that seeds the ids of this upload; no client can send a name with a blank.</summary>
    public const string SeedParameter = "ids seed";

    private static (string Key, BlobName Blob) Place(string cloud, string uploadId)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(uploadId)));
        return (key, new(Container, $"{cloud}/{key}"));
    }

    private static string ClaimOf(BlobName blob) => "chunks-" + blob.Name.Replace('/', '-');
}
