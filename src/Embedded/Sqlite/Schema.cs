namespace ServerlessDam.Embedded.Sqlite;

/// <summary>The tables of the store's file, and its version in <c>user_version</c>.</summary>
internal static class Schema
{
    public static readonly DatabaseShape Shape = new(
        "The data folder",
        Version: 1,
        Tables,
        "PRAGMA wal_autocheckpoint=8000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-65536;",
        "PRAGMA cache_size=-16384; PRAGMA mmap_size=1073741824;");

    /// <remarks>Names and keys are blobs of <see cref="KeyBytes"/>; times are UTC ticks; etags and ids are of <see cref="Sequence"/>.</remarks>
    private const string Tables = """
        CREATE TABLE meta(key TEXT PRIMARY KEY, value) WITHOUT ROWID;
        CREATE TABLE rows(tbl TEXT, pk BLOB, rk BLOB, etag INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY(tbl, pk, rk)) WITHOUT ROWID;
        CREATE TABLE blobs(container TEXT, name BLOB, etag INTEGER NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL, PRIMARY KEY(container, name)) WITHOUT ROWID;
        CREATE TABLE blocks(container TEXT, name BLOB, id TEXT, file INTEGER NOT NULL, size INTEGER NOT NULL, staged INTEGER NOT NULL, PRIMARY KEY(container, name, id)) WITHOUT ROWID;
        CREATE TABLE garbage(file INTEGER PRIMARY KEY, folder TEXT NOT NULL);
        CREATE TABLE messages(queue TEXT, id INTEGER, visible INTEGER NOT NULL, receipt INTEGER NOT NULL, dequeued INTEGER NOT NULL, enqueued INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY(queue, id)) WITHOUT ROWID;
        CREATE INDEX messages_by_visible ON messages(queue, visible, id);
        CREATE TABLE receipts(function TEXT, container TEXT, name BLOB, etag TEXT, PRIMARY KEY(function, container, name, etag)) WITHOUT ROWID;
        """;
}
