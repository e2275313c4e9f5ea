using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace ServerlessDam.Embedded.Sqlite;

/// <summary>
/// The one thread that writes. Jobs that wait while a commit is under way share the next transaction and its one fsync, so that
/// many small durable writes cost about as much as one.
/// </summary>
internal sealed class Writer : IDisposable
{
    /// <summary>Bounds how long the first of a group waits for the last.</summary>
    private const int MaxGroup = 256;

    private readonly Session _session;
    private readonly BlockingCollection<WriteJob> _jobs = [];
    private readonly Thread _thread;
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
        try
        {
            _jobs.Add(job);
        }
        catch (InvalidOperationException)
        {
            throw new ObjectDisposedException(nameof(Database), "The store is closed.");
        }
    }

    /// <summary>Ends after the jobs that were enqueued.</summary>
    public void Dispose()
    {
        _jobs.CompleteAdding();
        _thread.Join();
        _jobs.Dispose();
        _session.Dispose();
    }

    private void Loop()
    {
        var group = new List<WriteJob>(MaxGroup);
        foreach (var first in _jobs.GetConsumingEnumerable())
        {
            group.Add(first);
            while (group.Count < MaxGroup && _jobs.TryTake(out var next))
            {
                group.Add(next);
            }

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

            group.Clear();
        }
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
