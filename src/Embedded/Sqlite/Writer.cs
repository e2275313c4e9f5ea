using Microsoft.Data.Sqlite;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// The one thread that writes. Jobs that wait while a commit is under way share the next transaction and its one fsync, so that
/// many small durable writes cost about as much as one. Without work it sleeps at once: a loop that looks for some takes a core from
/// those who make it.
/// </summary>
internal sealed class Writer : IDisposable
{
    /// <summary>Bounds how long the first of a group waits for the last.</summary>
    private const int MaxGroup = 256;

    private readonly Session _session;
    private readonly object _signal = new();
    private readonly Queue<WriteJob> _jobs = [];
    private readonly Thread _thread;
    private bool _closed;
    private long _commits;

    public Writer(Session session)
    {
        _session = session;
        _thread = new Thread(Loop) { Name = "SQLite writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Transactions committed since the start.</summary>
    public long Commits => Interlocked.Read(ref _commits);

    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    public void Enqueue(WriteJob job)
    {
        lock (_signal)
        {
            ObjectDisposedException.ThrowIf(_closed, this);
            _jobs.Enqueue(job);
            Monitor.Pulse(_signal);
        }
    }

    /// <summary>Ends after the jobs that were enqueued.</summary>
    public void Dispose()
    {
        lock (_signal)
        {
            _closed = true;
            Monitor.Pulse(_signal);
        }

        _thread.Join();
        _session.Dispose();
    }

    private void Loop()
    {
        for (var group = Next(); group.Count > 0; group = Next())
        {
            if (Commit(group) is not null)
            {
                // One of them is at fault, which one is not worth guessing: each alone, so that only it fails.
                foreach (var job in group)
                {
                    if (Commit([job]) is { } cause)
                    {
                        job.Failed(cause);
                    }
                }
            }
        }
    }

    /// <summary>Waits for jobs; none when there will be no more.</summary>
    private List<WriteJob> Next()
    {
        var group = new List<WriteJob>();
        lock (_signal)
        {
            while (_jobs.Count == 0 && !_closed)
            {
                Monitor.Wait(_signal);
            }

            while (group.Count < MaxGroup && _jobs.TryDequeue(out var job))
            {
                group.Add(job);
            }
        }

        return group;
    }

#pragma warning disable CA1031 // Whatever a job throws is its caller's to see; the writer goes on.
    private Exception? Commit(List<WriteJob> group)
    {
        try
        {
            _session.Execute("BEGIN IMMEDIATE");
            foreach (var job in group)
            {
                job.Run(_session);
            }

            _session.Execute("COMMIT");
        }
        catch (Exception e)
        {
            Rollback();
            return e;
        }

        Interlocked.Increment(ref _commits);
        group.ForEach(job => job.Committed());
        return null;
    }
#pragma warning restore CA1031

    private void Rollback()
    {
        try
        {
            _session.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // A full disk and the like have SQLite roll back by itself; then there is no transaction left to end.
        }
    }
}
