using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>One cloud's index, open.</summary>
internal sealed class SearchFile(string path, Database database) : IDisposable
{
    /// <summary>SQLITE_CORRUPT and SQLITE_NOTADB.</summary>
    private static readonly int[] Damaged = [11, 26];

    public Database Database => database;

    public ColumnCache Columns { get; } = new();

    /// <summary>A file that cannot be read, or is of another version, is made anew: whatever was in it can be made again from the catalog.</summary>
    public static SearchFile Open(string path, ILogger logger)
    {
        try
        {
            return new SearchFile(path, new Database(path, SearchSchema.Shape));
        }
        catch (Exception e) when (e is DamException || IsDamage(e))
        {
            Log.IndexRemade(logger, path, e);
            Delete(path);
            return new SearchFile(path, new Database(path, SearchSchema.Shape));
        }
    }

    public static bool IsDamage(Exception cause) => cause is SqliteException damage && Damaged.Contains(damage.SqliteErrorCode);

    /// <summary>Closes it and lets nothing remain. Searches under way end with what they have open.</summary>
    public void Discard()
    {
        database.Dispose();
        Delete(path);
    }

    public T Read<T>(Func<SearchSnapshot, T> read, CancellationToken cancellationToken)
        => database.Read(session => SearchSnapshot.Read(session, Columns, read, cancellationToken));

    public void Dispose() => database.Dispose();

    private static void Delete(string path)
    {
        foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
        {
            File.Delete(file);
        }
    }
}
