using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Identity;
using ServerlessDam.Assets.Storage;
using ServerlessDam.Embedded.Blobs;
using ServerlessDam.Embedded.Claims;
using ServerlessDam.Embedded.Drop;
using ServerlessDam.Embedded.Queue;
using ServerlessDam.Embedded.Search;
using ServerlessDam.Embedded.Sqlite;
using ServerlessDam.Embedded.Tables;
using ServerlessDam.Embedded.Triggers;
using ServerlessDam.Triggers;

namespace ServerlessDam.Embedded;

/// <summary>The whole storage of one machine, open: all of it in one data folder, which belongs to this process until it is disposed.</summary>
public sealed class EmbeddedStore : IAsyncDisposable
{
    private readonly string _path;
    private readonly ILogger _logger;
    private readonly OwnerLock _owner;
    private readonly BlobReaper _reaper;
    private bool _closed;

    private EmbeddedStore(string path, OwnerLock owner, Database database, EmbeddedOptions options, TimeProvider time, IdGenerator ids, ILogger logger)
    {
        (_path, _owner, _logger, Database) = (path, owner, logger, database);
        var sequence = Sequence.Open(database);
        var continuations = Continuations.Open(database, ids);
        var files = new BlobFiles(Path.Combine(path, "blobs"));
        var (settled, deleted) = BlobRecovery.Run(database, files);
        var folders = new Dictionary<string, Folder>
        {
            ["drop"] = new(options.DropPath ?? Path.Combine(path, "drop"), logger),
            ["drop-failed"] = new(options.DropFailedPath ?? Path.Combine(path, "drop-failed"), logger),
        };
        var hub = new ArrivalHub();
        var queue = new SqliteQueue(database, sequence, time);
        _reaper = new BlobReaper(database, files, time, logger);
        Tables = new SqliteTables(database, sequence, continuations);
        Blobs = new EmbeddedBlobs(
            new IndexedBlobs(database, sequence, continuations, files, _reaper, hub, time),
            folders.ToDictionary(folder => folder.Key, folder => new FolderBlobs(folder.Value, sequence, continuations)));
        Queue = queue;
        TriggerQueue = queue;
        Claims = new LocalClaims(time);
        Receipts = new SqliteReceipts(database);
        Arrivals = new EmbeddedArrivals(database, hub, new FolderWatch(folders, options.DropInterval, options.DropSettleTime, time, logger));
        Search = new EmbeddedSearchIndex(Path.Combine(path, "search"), new SearchTurns(Environment.ProcessorCount, options.SearchTimeLimit, time), logger);
        Log.Opened(logger, path, settled, deleted);
    }

    public ITableStore Tables { get; }

    public IBlobStore Blobs { get; }

    public IMessageQueue Queue { get; }

    public IClaims Claims { get; }

    public IBlobArrivals Arrivals { get; }

    public ITriggerReceipts Receipts { get; }

    public ITriggerQueue TriggerQueue { get; }

    public EmbeddedSearchIndex Search { get; }

    internal Database Database { get; }

    internal BlobReaper Reaper => _reaper;

    /// <exception cref="Assets.Errors.DamException">NotAvailable: another process has the data folder open, or a later version made it.</exception>
    public static EmbeddedStore Open(EmbeddedOptions options, TimeProvider time, IdGenerator ids, ILogger<EmbeddedStore> logger)
    {
        var path = Path.GetFullPath(options.DataPath);
        Directory.CreateDirectory(path);
        var owner = OwnerLock.Take(path);
        Database? database = null;
        try
        {
            database = new Database(Path.Combine(path, "store.db"), Schema.Shape);
            return new EmbeddedStore(path, owner, database, options, time, ids, logger);
        }
        catch
        {
            database?.Dispose();
            owner.Dispose();
            throw;
        }
    }

    /// <summary>Finishes the writes under way and lets the data folder go.</summary>
    public async ValueTask DisposeAsync()
    {
        if (!_closed)
        {
            _closed = true;
            await _reaper.DisposeAsync();
            Search.Dispose();
            Database.Dispose();
            _owner.Dispose();
            Log.Closed(_logger, _path);
        }
    }
}
