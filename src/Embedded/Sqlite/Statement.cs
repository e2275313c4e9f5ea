using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// A prepared statement that gives no rows, run without what ADO.NET does around each call: where a batch runs a hundred thousand,
/// that is a third of its time. Inside a write transaction only, where nothing is busy.
/// </summary>
internal sealed class Statement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;
    private readonly int[] _positions;

    public Statement(sqlite3 database, string sql)
    {
        _database = database;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(database, sql, out _statement), database);
        // SQLite numbers parameters as they first come, whatever they are called.
        _positions = [.. Enumerable.Range(1, raw.sqlite3_bind_parameter_count(_statement)).Select(number => raw.sqlite3_bind_parameter_index(_statement, $"${number}"))];
    }

    public void Run(ReadOnlySpan<object> values)
    {
        try
        {
            for (var i = 0; i < values.Length; i++)
            {
                SqliteException.ThrowExceptionForRC(Bind(_positions[i], values[i]), _database);
            }

            if (raw.sqlite3_step(_statement) is var result && result is not (raw.SQLITE_DONE or raw.SQLITE_ROW))
            {
                SqliteException.ThrowExceptionForRC(result, _database);
            }
        }
        finally
        {
            // It repeats the error of the step, which is on its way.
            _ = raw.sqlite3_reset(_statement);
        }
    }

    public void Dispose() => _statement.Dispose();

    private int Bind(int index, object value) => value switch
    {
        byte[] { Length: 0 } => raw.sqlite3_bind_zeroblob(_statement, index, 0),
        byte[] bytes => raw.sqlite3_bind_blob(_statement, index, bytes),
        long number => raw.sqlite3_bind_int64(_statement, index, number),
        int number => raw.sqlite3_bind_int64(_statement, index, number),
        bool truth => raw.sqlite3_bind_int(_statement, index, truth ? 1 : 0),
        double number => raw.sqlite3_bind_double(_statement, index, number),
        string text => raw.sqlite3_bind_text(_statement, index, text),
        DBNull => raw.sqlite3_bind_null(_statement, index),
        _ => throw new ArgumentException($"A statement takes no {value.GetType().Name}.", nameof(value)),
    };
}
