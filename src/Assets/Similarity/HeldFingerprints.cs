namespace ServerlessDam.Assets.Similarity;

/// <summary>The fingerprints of one cloud while they are held in memory, and how far they follow the catalog.</summary>
internal sealed class HeldFingerprints(string cloud, FingerprintLoader loader, TimeProvider time) : IDisposable
{
    /// <summary>What a note's writer may be behind: the time between its note and the end of its transaction, and its clock.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromSeconds(5);

    /// <summary>What it may be behind at worst: a transaction that was tried again and again.</summary>
    private static readonly TimeSpan WideOverlap = TimeSpan.FromMinutes(2);

    /// <summary>How often that is looked at.</summary>
    private static readonly TimeSpan WideInterval = TimeSpan.FromSeconds(15);

    private const int NotesAtOnce = 320;

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Lock _access = new();
    private readonly CancellationTokenSource _done = new();
    private FingerprintTable? _table;

    /// <summary>Under way, or done and not looked at yet because who asked for it had gone.</summary>
    private Load? _load;

    /// <summary>Read already, of the time that is read again.</summary>
    private HashSet<FingerprintNote> _notes = [];
    private DateTimeOffset _until;
    private DateTimeOffset _wideAt;

    /// <summary>0 while nothing is held.</summary>
    public long SizeInBytes => _table?.SizeInBytes ?? 0;

    public int Count => _table?.Count ?? 0;

    public DateTimeOffset UsedAt { get; private set; }

    /// <summary>Reads what is held, as the catalog was when this was called or later, but for changes that took unusually long to be committed.</summary>
    public async Task<T> ReadAsync<T>(Func<FingerprintTable, T> read, CancellationToken cancellationToken)
    {
        await RefreshAsync(cancellationToken);
        lock (_access)
        {
            return read(_table!);
        }
    }

    public void Dispose()
    {
        _done.Cancel();
        _done.Dispose();
        _turn.Dispose();
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var now = UsedAt = time.GetUtcNow();
            if (_table is null || IsOld(_until, now))
            {
                var load = LoadAt(now);
                (_table, _notes, _until, _wideAt) = (await load.Table.WaitAsync(cancellationToken), [], load.At, default);
                _load = null;
            }

            var isWide = now - _wideAt >= WideInterval;
            var notes = await loader.NotesAsync(cloud, _until - (isWide ? WideOverlap : Overlap), cancellationToken);
            foreach (var some in notes.Where(note => !_notes.Contains(note)).Chunk(NotesAtOnce))
            {
                // What is read stays read, should the caller leave before the rest.
                Apply(await loader.SomeAsync(cloud, some.Select(note => note.AssetId).Distinct(StringComparer.Ordinal), cancellationToken));
                _notes.UnionWith(some);
            }

            if (isWide)
            {
                (_notes, _wideAt) = ([.. notes], now);
            }

            _until = now;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Of everybody who asks: the load of a large cloud takes longer than some wait, and goes on when they leave.</summary>
    private Load LoadAt(DateTimeOffset now)
        => _load is { Table: { IsFaulted: false, IsCanceled: false } } load && !IsOld(load.At, now) ? load
            : _load = new(now, loader.AllAsync(cloud, _done.Token));

    /// <summary>Whether notes since then may be swept away.</summary>
    private static bool IsOld(DateTimeOffset since, DateTimeOffset now) => now - since > FingerprintNotes.Lifetime / 2;

    private void Apply(IReadOnlyList<(string AssetId, Fingerprint? Fingerprint)> changed)
    {
        lock (_access)
        {
            foreach (var (assetId, fingerprint) in changed)
            {
                if (fingerprint is null)
                {
                    _table!.Remove(assetId);
                }
                else
                {
                    _table!.Put(fingerprint);
                }
            }
        }
    }

    /// <param name="At">When it began: what is noted from then on is not in it.</param>
    private sealed record Load(DateTimeOffset At, Task<FingerprintTable> Table);
}
