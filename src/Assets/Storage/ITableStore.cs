namespace ServerlessDam.Assets.Storage;

/// <summary>
/// Tables of rows, ordered by row key (ordinal) within a partition. A table comes to be with its first row.
/// Table names are <c>[a-z][a-z0-9]{2,62}</c>.
/// </summary>
public interface ITableStore
{
    Task<Row?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>
    /// Applies all changes or none, durably, before it returns. At most 100 changes and 4 MiB, all in one partition.
    /// Null on success, else the row key of the change whose condition did not hold; then nothing was changed. A batch of nothing but
    /// deletes that must exist may say so too when a try of it went through whose answer was lost: the rows are gone either way.
    /// </summary>
    Task<string?> ApplyAsync(string table, string partitionKey, IReadOnlyList<RowChange> changes, CancellationToken cancellationToken);

    /// <summary>
    /// Rows with <c>from ≤ key &lt; to</c> in ascending order, at most <paramref name="take"/> (1 to 1000). The page may be
    /// shorter than asked and still have a continuation.
    /// </summary>
    /// <param name="continuation">What the previous page returned, or null to start. Opaque, safe to hold for days.</param>
    /// <exception cref="Errors.DamException">InvalidParameter: the continuation is not one of this store's.</exception>
    Task<RowPage> QueryAsync(string table, string partitionKey, RowRange range, int take, string? continuation, CancellationToken cancellationToken);

    /// <summary>The partition keys of a table in ascending order, for sweepers and reconcilers; not for requests.</summary>
    IAsyncEnumerable<string> PartitionsAsync(string table, CancellationToken cancellationToken);
}

/// <summary>Row keys from <paramref name="From"/> (inclusive) to <paramref name="To"/> (exclusive; null is the end).</summary>
public readonly record struct RowRange(string From, string? To)
{
    public static RowRange All => new("", null);

    /// <summary>All keys that begin with <paramref name="prefix"/>.</summary>
    public static RowRange Prefix(string prefix) => prefix.Length == 0 ? All : new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));
}

/// <summary>A page of rows; <paramref name="Continuation"/> is null when there is nothing after it.</summary>
public sealed record RowPage(IReadOnlyList<Row> Rows, string? Continuation);
