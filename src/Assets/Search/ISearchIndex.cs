using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Search;

/// <summary>
/// A search index of every cloud, derived from the catalog: it may be lost at any time. What is written is durable once the call
/// returns; writing the same again changes nothing.
/// </summary>
public interface ISearchIndex
{
    /// <summary>What is written is found by the next search, and writing is so quick that a call may wait for it.</summary>
    bool IsImmediate { get; }

    /// <summary>Puts and removes documents; all changes of a call, or, should it throw, perhaps some of them.</summary>
    Task WriteAsync(string cloud, IReadOnlyCollection<SearchChange> changes, CancellationToken cancellationToken);

    /// <exception cref="DamException">InvalidParameter: something that this index cannot do, such as an order by a field of free name.</exception>
    Task<SearchHits> SearchAsync(string cloud, SearchQuery query, CancellationToken cancellationToken);

    /// <summary>What it holds, in ascending (ordinal) order of asset ids.</summary>
    /// <param name="afterAssetId">Null: from the first.</param>
    Task<IReadOnlyList<IndexedAsset>> ScanAsync(string cloud, string? afterAssetId, int take, CancellationToken cancellationToken);

    /// <summary>
    /// Of the index itself, at random: another one once it was lost and another was made in its place, whatever that holds by now. It
    /// survives restarts and <see cref="ClearAsync"/>.
    /// </summary>
    Task<string> IdentityAsync(string cloud, CancellationToken cancellationToken);

    /// <summary>Forgets a cloud.</summary>
    Task ClearAsync(string cloud, CancellationToken cancellationToken);

    Task<long> CountAsync(string cloud, CancellationToken cancellationToken);
}

/// <param name="Document">Null removes it.</param>
public sealed record SearchChange(string AssetId, SearchDocument? Document);

public readonly record struct IndexedAsset(string AssetId, string Revision);
