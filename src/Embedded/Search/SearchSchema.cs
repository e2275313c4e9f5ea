using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>The tables of a cloud's index, and their version. README.md draws them.</summary>
internal static class SearchSchema
{
    /// <remarks>
    /// Names, ids and values are blobs of <see cref="KeyBytes"/>. A term's documents stand in its row while they are few, else in
    /// blocks. The indexes of words hold no text of their own. <c>changed</c> is the version of the index that a block is of.
    /// </remarks>
    private const string Tables = """
        CREATE TABLE state(epoch INTEGER NOT NULL, version INTEGER NOT NULL, documents INTEGER NOT NULL, identity TEXT NOT NULL);
        INSERT INTO state VALUES(1, 1, 0, hex(randomblob(16)));
        CREATE TABLE fields(id INTEGER PRIMARY KEY, name BLOB NOT NULL UNIQUE, several INTEGER NOT NULL);
        CREATE TABLE docs(doc INTEGER PRIMARY KEY, asset_id BLOB NOT NULL UNIQUE, row_key BLOB NOT NULL, revision BLOB NOT NULL, created REAL NOT NULL);
        CREATE INDEX docs_by_created ON docs(created DESC, asset_id);
        CREATE TABLE bodies(doc INTEGER PRIMARY KEY, body BLOB NOT NULL);
        CREATE TABLE free(doc INTEGER PRIMARY KEY);
        CREATE TABLE names(field INTEGER, value BLOB, doc INTEGER, PRIMARY KEY(field, value, doc)) WITHOUT ROWID;
        CREATE VIRTUAL TABLE names_words USING fts5(asset_id, public_id, display_name, filename, etag, phash, content='', contentless_delete=1, tokenize="ascii tokenchars '#='");
        CREATE TABLE terms(id INTEGER PRIMARY KEY, field INTEGER NOT NULL, value BLOB NOT NULL, score REAL NOT NULL, count INTEGER NOT NULL, docs BLOB, lone INTEGER NOT NULL, UNIQUE(field, value));
        CREATE VIRTUAL TABLE terms_words USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '#='");
        CREATE VIRTUAL TABLE lone_words USING fts5(words, content='', contentless_delete=1, tokenize="ascii tokenchars '#='");
        CREATE TABLE blocks(id INTEGER PRIMARY KEY, docs BLOB NOT NULL);
        CREATE TABLE numbers(id INTEGER PRIMARY KEY, changed INTEGER NOT NULL, data BLOB NOT NULL);
        CREATE INDEX numbers_by_change ON numbers(changed);
        """;

    /// <summary>The file of another version is made anew.</summary>
    public static readonly DatabaseShape Shape = new(
        "The search index",
        Version: 3,
        Tables,
        "PRAGMA wal_autocheckpoint=8000; PRAGMA journal_size_limit=67108864; PRAGMA cache_size=-131072;",
        "PRAGMA cache_size=-16384; PRAGMA mmap_size=2147418112;");

    /// <summary>Empties every table; the next version is of another epoch.</summary>
    public static void Clear(Session session)
    {
        foreach (var table in (string[])["DELETE FROM fields", "DELETE FROM docs", "DELETE FROM bodies", "DELETE FROM free", "DELETE FROM names", "DELETE FROM terms", "DELETE FROM blocks", "DELETE FROM numbers"])
        {
            session.Execute(table);
        }

        session.Execute("INSERT INTO names_words(names_words) VALUES('delete-all')");
        session.Execute("INSERT INTO lone_words(lone_words) VALUES('delete-all')");
        session.Execute("INSERT INTO terms_words(terms_words) VALUES('delete-all')");
        session.Execute("UPDATE state SET epoch = epoch + 1, version = version + 1, documents = 0");
    }
}
