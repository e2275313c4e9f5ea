using ServerlessDam.Assets.Errors;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Blobs;

/// <param name="File">The number of its file in <see cref="BlobFiles.Blocks"/>.</param>
internal readonly record struct StagedBlock(string Id, long File, long Size);

/// <summary>The rows of staged blocks.</summary>
internal static class BlockIndex
{
    public static List<StagedBlock> Of(Session session, BlobName name)
    {
        using var found = session.Query(
            "SELECT id, file, size FROM blocks WHERE container = $1 AND name = $2", name.Container, KeyBytes.Of(name.Name));
        var blocks = new List<StagedBlock>();
        while (found.Read())
        {
            blocks.Add(new StagedBlock(found.GetString(0), found.GetInt64(1), found.GetInt64(2)));
        }

        return blocks;
    }

    /// <summary>Adds the block, or puts it in place of the one with its id. False when the blob's ids have another length.</summary>
    public static bool Add(Session session, BlobName name, StagedBlock block, long now)
    {
        var key = KeyBytes.Of(name.Name);
        if (session.Scalar("SELECT length(id) FROM blocks WHERE container = $1 AND name = $2 LIMIT 1", name.Container, key) is long length && length != block.Id.Length)
        {
            return false;
        }

        if (session.Scalar("SELECT file FROM blocks WHERE container = $1 AND name = $2 AND id = $3", name.Container, key, block.Id) is long replaced)
        {
            BlobIndex.Discard(session, replaced, BlobFiles.Blocks);
        }

        session.Execute(
            "INSERT OR REPLACE INTO blocks VALUES($1, $2, $3, $4, $5, $6)", name.Container, key, block.Id, block.File, block.Size, now);
        return true;
    }

    public static void Drop(Session session, BlobName name)
    {
        foreach (var block in Of(session, name))
        {
            BlobIndex.Discard(session, block.File, BlobFiles.Blocks);
        }

        session.Execute("DELETE FROM blocks WHERE container = $1 AND name = $2", name.Container, KeyBytes.Of(name.Name));
    }

    /// <summary>Drops the blocks of blobs whose latest was staged before <paramref name="olderThan"/> (UTC ticks); how many blobs.</summary>
    /// <remarks>By the latest, so that a slow upload that still goes on keeps its first blocks.</remarks>
    public static int Reap(Session session, string container, long olderThan)
    {
        var stale = new List<BlobName>();
        using (var found = session.Query("SELECT name FROM blocks WHERE container = $1 GROUP BY name HAVING max(staged) < $2", container, olderThan))
        {
            while (found.Read())
            {
                stale.Add(new BlobName(container, KeyBytes.Text(found.GetFieldValue<byte[]>(0))));
            }
        }

        stale.ForEach(name => Drop(session, name));
        return stale.Count;
    }

    /// <summary>The blocks of <paramref name="ids"/>, in their order.</summary>
    /// <exception cref="DamException">InvalidParameter: one is not staged.</exception>
    public static List<StagedBlock> Pick(IReadOnlyList<StagedBlock> staged, IReadOnlyList<string> ids)
    {
        var byId = staged.ToDictionary(block => block.Id, StringComparer.Ordinal);
        return [.. ids.Select(id => byId.TryGetValue(id, out var block) ? block : throw DamException.Invalid($"The block '{id}' is not there."))];
    }
}
