using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>The rows that say which blob is which file: the SQL of blobs and blocks. What loses its row becomes garbage in the same transaction.</summary>
internal static class BlobIndex
{
    public static IndexedBlob? Find(Session session, BlobName name)
    {
        using var found = session.Query(
            "SELECT etag, size, modified FROM blobs WHERE container = $1 AND name = $2", name.Container, KeyBytes.Of(name.Name));
        return found.Read() ? new IndexedBlob(name, found.GetInt64(0), found.GetInt64(1), found.GetInt64(2)) : null;
    }

    public static bool Holds(BlobCondition condition, IndexedBlob? stored)
        => !(condition.MustBeNew && stored is not null) && (condition.IfMatch is null || condition.IfMatch == stored?.ETag);

    /// <summary>Makes the blob visible, in place of what was there. False when the condition does not hold.</summary>
    public static bool Publish(Session session, IndexedBlob blob, BlobCondition condition)
    {
        var old = Find(session, blob.Name);
        if (!Holds(condition, old))
        {
            return false;
        }

        if (old is { } replaced)
        {
            Discard(session, replaced.File, blob.Name.Container);
        }

        session.Execute(
            "INSERT INTO blobs VALUES($1, $2, $3, $4, $5) ON CONFLICT DO UPDATE SET etag = excluded.etag, size = excluded.size, modified = excluded.modified",
            blob.Name.Container, KeyBytes.Of(blob.Name.Name), blob.File, blob.Size, blob.Modified);
        return true;
    }

    public static bool Delete(Session session, BlobName name, string? ifMatch)
    {
        if (Find(session, name) is not { } old || (ifMatch is not null && ifMatch != old.ETag))
        {
            return false;
        }

        Discard(session, old.File, name.Container);
        session.Execute("DELETE FROM blobs WHERE container = $1 AND name = $2", name.Container, KeyBytes.Of(name.Name));
        session.Execute("DELETE FROM receipts WHERE container = $1 AND name = $2", name.Container, KeyBytes.Of(name.Name));
        return true;
    }

    /// <summary>At most <paramref name="take"/> blobs from <paramref name="from"/> on whose name begins with <paramref name="prefix"/>.</summary>
    public static List<IndexedBlob> List(Session session, string container, string prefix, byte[] from, int take)
    {
        using var found = session.Query(
            "SELECT name, etag, size, modified FROM blobs WHERE container = $1 AND name >= $2 ORDER BY name LIMIT $3", container, from, take);
        var blobs = new List<IndexedBlob>(Math.Min(take, 256));
        while (found.Read() && KeyBytes.Text(found.GetFieldValue<byte[]>(0)) is var name && name.StartsWith(prefix, StringComparison.Ordinal))
        {
            blobs.Add(new IndexedBlob(new BlobName(container, name), found.GetInt64(1), found.GetInt64(2), found.GetInt64(3)));
        }

        return blobs;
    }

    /// <summary>Notes that a file has no row any more and may go.</summary>
    public static void Discard(Session session, long file, string folder) => session.Execute("INSERT INTO garbage VALUES($1, $2)", file, folder);
}

/// <param name="File">The number of its file, and its ETag.</param>
/// <param name="Modified">UTC ticks.</param>
internal readonly record struct IndexedBlob(BlobName Name, long File, long Size, long Modified)
{
    public string ETag => Sequence.Text(File);

    public BlobInfo Info => new(Name, Size, ETag, new DateTimeOffset(Modified, TimeSpan.Zero));
}
