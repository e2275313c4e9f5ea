using Microsoft.Extensions.Logging;
using ServerlessDam.Embedded.Sqlite;

namespace ServerlessDam.Embedded.Blobs;

/// <summary>
/// Deletes files that lost their row, shortly after: the only one that deletes what was ever visible. It waits a second and more,
/// so that many go in one transaction, and leaves what is held by path until it is let go.
/// </summary>
internal sealed class BlobReaper : IAsyncDisposable
{
    private const int AtOnce = 1000;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Database _database;
    private readonly BlobFiles _files;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private readonly SemaphoreSlim _work = new(1);
    private readonly Task _loop;

    public BlobReaper(Database database, BlobFiles files, TimeProvider time, ILogger logger)
    {
        (_database, _files, _time, _logger) = (database, files, time, logger);
        _loop = Task.Run(() => LoopAsync(_stop.Token));
    }

    public BlobPins Pins { get; } = new();

    /// <summary>There may be garbage.</summary>
    public void Wake()
    {
        if (_work.CurrentCount == 0)
        {
            _work.Release();
        }
    }

    /// <summary>Deletes what may go now; how many files.</summary>
    public async Task<int> ReapAsync(CancellationToken cancellationToken)
    {
        var reaped = 0;
        for (var after = 0L; ;)
        {
            var garbage = _database.Read(session => Garbage(session, after));
            var gone = garbage.FindAll(item => Pins.TryDelete(item.File, () => _files.Delete(item.Folder, item.File)));
            if (gone.Count > 0)
            {
                await _database.WriteAsync(session => gone.Sum(item => session.Execute("DELETE FROM garbage WHERE file = $1", item.File)), cancellationToken);
            }

            reaped += gone.Count;
            if (garbage.Count < AtOnce)
            {
                return reaped;
            }

            after = garbage[^1].File;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _stop.Dispose();
        _work.Dispose();
    }

    private static List<(long File, string Folder)> Garbage(Session session, long after)
    {
        using var found = session.Query("SELECT file, folder FROM garbage WHERE file > $1 ORDER BY file LIMIT $2", after, AtOnce);
        var garbage = new List<(long, string)>();
        while (found.Read())
        {
            garbage.Add((found.GetInt64(0), found.GetString(1)));
        }

        return garbage;
    }

#pragma warning disable CA1031 // A file that cannot be deleted now is tried again; the loop must not end for it.
    private async Task LoopAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await _work.WaitAsync(cancellationToken);
                await Task.Delay(Pause, _time, cancellationToken);
                await ReapAsync(cancellationToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
            catch (Exception e)
            {
                Log.ReapFailed(_logger, e);
            }
        }
    }
#pragma warning restore CA1031
}
