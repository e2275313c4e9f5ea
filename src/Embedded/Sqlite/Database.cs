using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// One SQLite file in WAL mode with <c>synchronous=FULL</c>: what <see cref="WriteAsync"/> has acknowledged survives kill -9 and
/// power loss. Readers have connections of their own and never wait for the writer.
/// </summary>
internal sealed class Database : IDisposable
{
    private const string WriterPragmas = "PRAGMA page_size=8192; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF; PRAGMA temp_store=MEMORY;";

    private const string ReaderPragmas = "PRAGMA query_only=ON; PRAGMA trusted_schema=OFF;";

    private readonly string _path;
    private readonly DatabaseShape _shape;
    private readonly Writer _writer;
    private readonly ConcurrentBag<Session> _idle = [];
    private volatile bool _closed;

    public Database(string path, DatabaseShape shape)
    {
        (_path, _shape) = (path, shape);
        var session = new Session(path, SqliteOpenMode.ReadWriteCreate, WriterPragmas + shape.WriterPragmas);
        try
        {
            shape.Ensure(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        _writer = new Writer(session);
    }

    /// <inheritdoc cref="Writer.Commits"/>
    public long Commits => _writer.Commits;

    /// <summary>
    /// Runs <paramref name="work"/> in a transaction and returns once that is durable. The work may run twice and must have no
    /// effect but on the database; when it throws, the database is as before.
    /// </summary>
    /// <remarks>The token counts until the work is in the queue: what is there may be done already.</remarks>
    public Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var job = new WriteJob<T>(work);
        _writer.Enqueue(job);
        return job.Done;
    }

    /// <summary>Reads what is committed, on the caller's thread: a point read takes microseconds.</summary>
    public T Read<T>(Func<Session, T> read)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        var session = _idle.TryTake(out var idle) ? idle : new Session(_path, SqliteOpenMode.ReadOnly, ReaderPragmas + _shape.ReaderPragmas);
        try
        {
            return read(session);
        }
        finally
        {
            _idle.Add(session);
            if (_closed)
            {
                CloseIdle();
            }
        }
    }

    /// <summary>Finishes what is enqueued and folds the log into the database file.</summary>
    public void Dispose()
    {
        if (!_closed)
        {
            _closed = true;
            CloseIdle();
            // The last connection to close checkpoints and removes the log.
            _writer.Dispose();
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var session))
        {
            session.Dispose();
        }
    }
}
