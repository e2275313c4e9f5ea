using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Media.Workers;

/// <summary>
/// Remembers which content ended workers. What crashed a worker twice is refused whole; what overran a limit twice is
/// refused for that piece of work only, so that an absurd transformation cannot take a picture away from everyone else.
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
        if (IsHeld(new Key(hash, "")) || IsHeld(new Key(hash, work)))
            throw new DamException(ErrorKind.Unprocessable, "This file has repeatedly failed to process and is refused for now");
    }

    /// <param name="end">A crash blames the content, an overrun the content and <paramref name="work"/> together.</param>
    /// <param name="isAlone">Nothing but this content was decoded; with layers a crash may be theirs, and blames the work too.</param>
    public async Task BlameAsync(string path, string work, WorkerEnd end, bool isAlone = true)
    {
        var length = LengthOf(path);
        if (length is null)
            return;
        var key = new Key(await HashAsync(path, CancellationToken.None), end == WorkerEnd.Crashed && isAlone ? "" : work);
        lock (_gate)
        {
            Forget();
            var deaths = (_records.GetValueOrDefault(key)?.Deaths ?? 0) + 1;
            _records[key] = new Record(length.Value, deaths, clock.GetUtcNow());
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

    private bool IsHeld(Key key)
    {
        lock (_gate)
            return _records.TryGetValue(key, out var record) && record.Deaths >= Enough && clock.GetUtcNow() - record.Last < term;
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

    private sealed record Record(long Length, int Deaths, DateTimeOffset Last);
}
