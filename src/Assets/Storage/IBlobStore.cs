namespace ServerlessDam.Assets.Storage;

/// <summary>
/// A blob's place. Containers obey <see cref="StorageNames"/>; names are 1 to 1024 characters of at most 254 <c>/</c>-separated
/// segments, none of them empty, <c>.</c> or <c>..</c> (see <see cref="BlobNames"/>).
/// </summary>
/// <remarks>Azure keeps backslashes and dots at the end of segments as two or three characters, of which it has 1024 too.</remarks>
public readonly record struct BlobName(string Container, string Name)
{
    public override string ToString() => $"{Container}/{Name}";
}

/// <summary>What is known of a stored blob without its bytes.</summary>
public sealed record BlobInfo(BlobName Name, long SizeInBytes, string ETag, DateTimeOffset LastModified);

/// <summary>An open blob; dispose it. <see cref="Content"/> gives the range asked for, or all.</summary>
public sealed record BlobContent(BlobInfo Info, Stream Content) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>A local file that holds the blob's bytes; not to be written to, and gone (or not) after disposal.</summary>
public abstract class LocalBlob : IAsyncDisposable
{
    public abstract string Path { get; }

    public abstract ValueTask DisposeAsync();
}

/// <summary>When a write may take place.</summary>
public readonly record struct BlobCondition(bool MustBeNew, string? IfMatch)
{
    public static BlobCondition None => default;

    public static BlobCondition New => new(true, null);

    public static BlobCondition Match(string etag) => new(false, etag);
}

/// <summary>A page of a listing in ascending (ordinal) order of names; <paramref name="Continuation"/> is null at the end.</summary>
public sealed record BlobPage(IReadOnlyList<BlobInfo> Blobs, string? Continuation);

/// <summary>A staged block: its id and its size.</summary>
public sealed record BlobBlock(string Id, long SizeInBytes);

/// <summary>
/// Blobs in containers. A reader sees all of a write or nothing of it. Containers come to be with their first blob.
/// </summary>
public interface IBlobStore
{
    /// <summary>Stores all of <paramref name="content"/>, streaming. Null when the condition did not hold; what was there is then untouched.</summary>
    /// <exception cref="Errors.DamException">TryLater, here and from every other method and stream: the storage does not answer.</exception>
    Task<BlobInfo?> PutAsync(BlobName name, Stream content, BlobCondition condition, CancellationToken cancellationToken);

    /// <summary>Opens from <paramref name="offset"/> for <paramref name="length"/> bytes (null: to the end; what lies beyond the end is cut off). Null when there is none.</summary>
    Task<BlobContent?> OpenAsync(BlobName name, long offset, long? length, CancellationToken cancellationToken);

    /// <summary>The blob as a local file, for programs that need a path. Null when there is none.</summary>
    Task<LocalBlob?> OpenLocalAsync(BlobName name, CancellationToken cancellationToken);

    Task<BlobInfo?> HeadAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>Copies within the store, without the bytes passing through the caller where it can. Null when the source is missing or the condition (on the target) did not hold.</summary>
    Task<BlobInfo?> CopyAsync(BlobName from, BlobName to, BlobCondition condition, CancellationToken cancellationToken);

    /// <summary>False when there was none, or its ETag is not <paramref name="ifMatch"/>.</summary>
    Task<bool> DeleteAsync(BlobName name, string? ifMatch, CancellationToken cancellationToken);

    /// <param name="take">1 to 5000.</param>
    Task<BlobPage> ListAsync(string container, string prefix, int take, string? continuation, CancellationToken cancellationToken);

    /// <summary>Keeps a block for a later <see cref="CommitAsync"/>; invisible until then. The same id again replaces it. Ids are 1 to 64 of <c>[A-Za-z0-9-]</c>; those of a blob have one length, and a storage may refuse others.</summary>
    Task StageAsync(BlobName name, string blockId, Stream content, CancellationToken cancellationToken);

    /// <summary>The staged blocks of a blob, in no order; empty when there are none.</summary>
    Task<IReadOnlyList<BlobBlock>> StagedAsync(BlobName name, CancellationToken cancellationToken);

    /// <summary>Makes the blob of staged blocks, in this order; the staged ones are gone after. Null when the condition did not hold.</summary>
    /// <exception cref="Errors.DamException">InvalidParameter: a block is not there.</exception>
    Task<BlobInfo?> CommitAsync(BlobName name, IReadOnlyList<string> blockIds, BlobCondition condition, CancellationToken cancellationToken);

    /// <summary>Drops blocks staged before <paramref name="olderThan"/> and never committed; how many blobs' blocks that were. None where the storage itself drops them, as Azure does a week after the last.</summary>
    Task<int> ReapStagedAsync(string container, DateTimeOffset olderThan, CancellationToken cancellationToken);
}
