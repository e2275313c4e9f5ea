using Microsoft.Data.Sqlite;
using ServerlessDam.Assets.Moving;

namespace ServerlessDam.Assets.Tests.Moving;

/// <summary>
/// Looks at what the product left in a store, after every test of every feature: a table, container or queue that
/// <see cref="LibraryParts"/> does not know would be forgotten when a library moves.
/// </summary>
internal static class StoredParts
{
    public static void AssertKnown(string dataPath)
    {
        using var database = new SqliteConnection($"Data Source={Path.Combine(dataPath, "store.db")};Mode=ReadOnly;Pooling=False");
        database.Open();
        AssertKnown(LibraryParts.Tables.Select(part => part.Name), Names("SELECT DISTINCT tbl FROM rows"));
        AssertKnown(LibraryParts.Containers.Select(part => part.Name), Names("SELECT DISTINCT container FROM blobs UNION SELECT container FROM blocks"));
        AssertKnown(LibraryParts.Queues, Names("SELECT DISTINCT queue FROM messages"));

        List<string> Names(string sql)
        {
            using var command = new SqliteCommand(sql, database);
            using var found = command.ExecuteReader();
            var names = new List<string>();
            while (found.Read())
            {
                names.Add(found.GetString(0));
            }

            return names;
        }
    }

    private static void AssertKnown(IEnumerable<string> known, IEnumerable<string> found)
        => Assert.True(found.All(known.Contains), $"Not in LibraryParts: {string.Join(", ", found.Except(known))}. Say what becomes of it when a library moves.");
}
