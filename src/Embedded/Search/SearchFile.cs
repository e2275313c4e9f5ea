using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Search;

/// <summary>One cloud's index, open.</summary>
internal sealed class SearchFile(Database database) : IDisposable
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
            return new SearchFile(new Database(path, SearchSchema.Shape));
        }
        catch (Exception e) when (e is DamException || (e is SqliteException damage && Damaged.Contains(damage.SqliteErrorCode)))
        {
            Log.IndexRemade(logger, path, e);
            foreach (var file in (string[])[path, path + "-wal", path + "-shm"])
            {
                File.Delete(file);
            }

            return new SearchFile(new Database(path, SearchSchema.Shape));
        }
    }

    public T Read<T>(Func<SearchSnapshot, T> read, CancellationToken cancellationToken)
        => database.Read(session => SearchSnapshot.Read(session, Columns, read, cancellationToken));

    public void Dispose() => database.Dispose();
}
