using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>Clears up after a crash: files between writing and settling get their place when their row was committed, else they go.</summary>
internal static class BlobRecovery
{
    /// <returns>Settled and deleted files.</returns>
    public static (int Settled, int Deleted) Run(Database database, BlobFiles files)
    {
        var unsettled = files.Unsettled().ToList();
        if (unsettled.Count == 0)
        {
            return (0, 0);
        }

        var wanted = database.Read(session => WithRow(session, unsettled.Min(item => item.File)));
        var settled = unsettled.Where(wanted.Contains).ToList();
        settled.ForEach(item => files.Settle(item.Folder, item.File));
        unsettled.Except(settled).ToList().ForEach(item => files.Delete(item.Folder, item.File));
        return (settled.Count, unsettled.Count - settled.Count);
    }

    /// <remarks>Reads the index through, about a second a million blobs; only after a crash in the midst of writing.</remarks>
    private static HashSet<(string, long)> WithRow(Session session, long from)
    {
        using var found = session.Query(
            "SELECT container, etag FROM blobs WHERE etag >= $1 UNION ALL SELECT $2, file FROM blocks WHERE file >= $1", from, BlobFiles.Blocks);
        var rows = new HashSet<(string, long)>();
        while (found.Read())
        {
            rows.Add((found.GetString(0), found.GetInt64(1)));
        }

        return rows;
    }
}
