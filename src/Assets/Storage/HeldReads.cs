using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Caching.Memory;

namespace ServerlessDam.Assets.Storage;

/// <summary>
/// What was read from the storage, held for a while: what other instances change counts here within its lifetime, what this one
/// changes at once, as it forgets what it changed. What was being read at that moment may be older than the change, and is not held.
/// </summary>
/// <param name="lifetime">Counted from the beginning of the reading.</param>
/// <param name="room">How much is held at most, in the unit of <paramref name="weight"/>.</param>
/// <param name="weight">Of a value; null when each weighs 1.</param>
internal sealed class HeldReads<TKey, TValue>(TimeProvider time, TimeSpan lifetime, long room, Func<TValue, long>? weight = null) : IDisposable
    where TKey : notnull
{
    private readonly MemoryCache _held = new(new MemoryCacheOptions { SizeLimit = room });
    private readonly Lock _changing = new();
    private long _generation;

    /// <summary>What is held, or else what is read now.</summary>
    /// <param name="read">Null is given and not held.</param>
    public async ValueTask<TValue> GetAsync(TKey key, Func<CancellationToken, Task<TValue>> read, CancellationToken cancellationToken)
    {
        if (TryGet(key, lifetime, out var known))
        {
            return known;
        }

        var reading = Begin();
        var value = await read(cancellationToken);
        if (value is not null)
        {
            Hold(key, value, reading);
        }

        return value;
    }

    /// <param name="youngerThan">Whatever the lifetime is.</param>
    public bool TryGet(TKey key, TimeSpan youngerThan, [MaybeNullWhen(false)] out TValue value)
    {
        var found = _held.TryGetValue(key, out Held? held) && time.GetElapsedTime(held!.Reading.At) < youngerThan;
        value = found ? held!.Value : default;
        return found;
    }

    /// <summary>To be asked before the storage is.</summary>
    public Reading Begin() => new(Volatile.Read(ref _generation), time.GetTimestamp());

    /// <summary>Holds what was read, unless something was forgotten meanwhile.</summary>
    public void Hold(TKey key, TValue value, Reading reading)
    {
        // Looked at and held as one: a change between the two would be overwritten by what was before it.
        lock (_changing)
        {
            if (reading.Generation == _generation)
            {
                _held.Set(key, new Held(value, reading), new MemoryCacheEntryOptions { Size = weight?.Invoke(value) ?? 1, AbsoluteExpirationRelativeToNow = lifetime });
            }
        }
    }

    /// <summary>To be called after each change, before it is answered.</summary>
    public void Forget(TKey key)
    {
        lock (_changing)
        {
            _generation++;
            _held.Remove(key);
        }
    }

    public void Dispose() => _held.Dispose();

    /// <param name="Generation">How often something had been forgotten.</param>
    /// <param name="At">When it began, as <see cref="TimeProvider.GetTimestamp"/> counts.</param>
    public readonly record struct Reading(long Generation, long At);

    private sealed record Held(TValue Value, Reading Reading);
}
