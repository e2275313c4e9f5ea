using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Workers;

/// <summary>
/// Remembers which content ended workers. What crashed a worker twice is refused whole; what overran a limit twice, or crashed where
/// more than its decoder was at work (<see cref="Culprit"/>), is refused for that piece of work only, so that an absurd transformation,
/// or a model that a picture is too much for, cannot take the picture away from everyone else.
/// </summary>
/// <remarks>
/// Files are told apart by SHA-256, read only when a file of the same length is on record: a healthy request costs one
/// comparison of lengths.
/// </remarks>
internal sealed class Quarantine(TimeSpan term, TimeProvider clock, ILogger log)
{
    /// <summary>Bounds the memory that a flood of distinct bad files takes; the oldest is forgotten first.</summary>
    private const int MaxRecords = 1024;

    private const int Enough = 2;

    private readonly Lock _gate = new();
    private readonly Dictionary<Key, Record> _records = [];

    /// <exception cref="DamException">Unprocessable: this content, or this work on it, is in quarantine.</exception>
    public async Task CheckAsync(string path, string work, CancellationToken cancellationToken)
    {
        if (!IsSuspect(LengthOf(path)))
            return;
        var hash = await HashAsync(path, cancellationToken);
        if ((Held(new Key(hash, "")) ?? Held(new Key(hash, work))) is { } held)
            throw new DamException(ErrorKind.Unprocessable, $"This file has repeatedly failed to process and is refused for now. {held.Reason}");
    }

    /// <summary>Somebody says that this content may be tried again, whatever it did.</summary>
    public async Task ForgiveAsync(string path, CancellationToken cancellationToken)
    {
        if (!IsSuspect(LengthOf(path)))
            return;
        var hash = await HashAsync(path, cancellationToken);
        lock (_gate)
        {
            foreach (var key in _records.Keys.Where(key => key.Hash == hash).ToList())
                _records.Remove(key);
        }
    }

    /// <param name="end">A crash blames the content, an overrun the content and <paramref name="work"/> together.</param>
    /// <param name="reason">In words for the caller; who is refused later is told the last one.</param>
    /// <param name="isAlone">
    /// Nothing but this content was decoded, and nothing but decoded. With layers a crash may be theirs, and one at a part of the
    /// analysis or a model's effect its own: it blames content and work together.
    /// </param>
    public async Task BlameAsync(string path, string work, WorkerEnd end, string reason, bool isAlone = true)
    {
        var length = LengthOf(path);
        if (length is null)
            return;
        var key = new Key(await HashAsync(path, CancellationToken.None), end == WorkerEnd.Crashed && isAlone ? "" : work);
        lock (_gate)
        {
            Forget();
            var deaths = (_records.GetValueOrDefault(key)?.Deaths ?? 0) + 1;
            _records[key] = new Record(length.Value, deaths, clock.GetUtcNow(), reason);
            if (deaths == Enough)
                Log.Quarantined(log, length.Value, key.Hash);
        }
    }

    private static long? LengthOf(string path)
        => new FileInfo(path) is { Exists: true } file ? file.Length : null;

    private static async Task<string> HashAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(file, cancellationToken));
    }

    private bool IsSuspect(long? length)
    {
        lock (_gate)
            return length is not null && _records.Values.Any(record => record.Length == length && record.Deaths >= Enough);
    }

    private Record? Held(Key key)
    {
        lock (_gate)
            return _records.TryGetValue(key, out var record) && record.Deaths >= Enough && clock.GetUtcNow() - record.Last < term ? record : null;
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (key, _) in _records.Where(pair => now - pair.Value.Last >= term).ToList())
            _records.Remove(key);
        while (_records.Count >= MaxRecords)
            _records.Remove(_records.MinBy(pair => pair.Value.Last).Key);
    }

    private sealed record Key(string Hash, string Work);

    private sealed record Record(long Length, int Deaths, DateTimeOffset Last, string Reason);
}
