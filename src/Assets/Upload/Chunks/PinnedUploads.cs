using System.Collections.Immutable;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Assets.Upload.Chunks;

/// <summary>Keeps what the pieces of an upload have in common, as the first of them said it.</summary>
internal sealed class PinnedUploads(ITableStore tables, TimeProvider time)
{
    /// <summary>How exactly the last piece's time is kept: not every piece is a write.</summary>
    private static readonly TimeSpan SinceStep = TimeSpan.FromHours(1);

    /// <param name="parameters">Pinned when this piece is the first.</param>
    /// <exception cref="DamException">InvalidParameter: the piece does not fit the others. AlreadyExists: the upload is finished.</exception>
    public async Task<PinnedUpload> PinAsync(
        string cloud, string key, Chunk chunk, IReadOnlyDictionary<string, string> parameters, IdGenerator ids, CancellationToken cancellationToken)
    {
        while (true)
        {
            var row = await tables.GetAsync(ChunkedUploads.Table, cloud, key, cancellationToken);
            if (row?.Text(ChunkedUploads.FinishedAs) is not null)
            {
                throw new DamException(ErrorKind.AlreadyExists, "This upload is finished already");
            }

            var known = row is null ? null : PinnedUpload.From(row);
            var upload = known ?? new PinnedUpload(Pinned(parameters, ids), null, null);
            upload = upload with { Total = upload.Total ?? chunk.Total, TotalParts = upload.TotalParts ?? chunk.TotalParts };
            if (known is not null && (known.TotalParts is null) != (chunk.PartNumber is null))
            {
                throw DamException.Invalid("Parts of one upload go by bytes or by number, not by both");
            }

            if ((chunk.Total is { } total && total != upload.Total) || (chunk.TotalParts is { } parts && parts != upload.TotalParts))
            {
                throw DamException.Invalid("The size of the whole differs from what an earlier part said");
            }

            if (upload == known && time.GetUtcNow() - (DateTimeOffset)row!.Values["since"] < SinceStep)
            {
                return upload;
            }

            var written = upload.ToRow(cloud, key, time.GetUtcNow());
            RowChange change = row is null ? new RowChange.Insert(written) : new RowChange.Put(written, row.ETag);
            if (await tables.ApplyAsync(ChunkedUploads.Table, cloud, [change], cancellationToken) is null)
            {
                return upload;
            }
        }
    }

    /// <summary>A generated id is fixed with the first piece, so that partial replies can name it.</summary>
    private static ImmutableSortedDictionary<string, string> Pinned(IReadOnlyDictionary<string, string> parameters, IdGenerator ids)
        => parameters.ToImmutableSortedDictionary(StringComparer.Ordinal).SetItem(ChunkedUploads.SeedParameter, ids.Hex32());
}
