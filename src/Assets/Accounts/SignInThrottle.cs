using ServerlessDam.Assets.Errors;

namespace ServerlessDam.Assets.Accounts;

/// <summary>
/// Counts failed sign-ins by password, by user and address and by address alone, in windows of a quarter of an hour. Each
/// instance counts for itself; memory is bounded.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    public const int TriesByUserAndAddress = 10;

    /// <summary>More: a house, a company behind one address.</summary>
    public const int TriesByAddress = 100;

    private const int MostWindows = 20_000;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, Window> _windows = new(StringComparer.Ordinal);
    private DateTimeOffset _nextDrop;

    /// <summary>Counts a try before it is made, so that many at once count as many.</summary>
    /// <exception cref="DamException">RateLimited.</exception>
    public void Count(string email, string address)
    {
        lock (_windows)
        {
            Count(address, TriesByAddress);
            Count(Key(email, address), TriesByUserAndAddress);
        }
    }

    /// <summary>The try was a good one: it was none of those that are counted.</summary>
    public void Forgive(string email, string address)
    {
        lock (_windows)
        {
            _windows.Remove(Key(email, address));
            if (_windows.TryGetValue(address, out var window))
            {
                _windows[address] = window with { Tries = window.Tries - 1 };
            }
        }
    }

    private static string Key(string email, string address) => $"{address} {SecretHash.Of(email.Trim().ToLowerInvariant())}";

    private void Count(string key, int most)
    {
        var now = time.GetUtcNow();
        if (!_windows.TryGetValue(key, out var window) && _windows.Count >= MostWindows)
        {
            DropOld(now);

            // Still full: an attack from very many addresses shares what is left.
            key = _windows.Count >= MostWindows ? "" : key;
            window = _windows.GetValueOrDefault(key);
        }

        if (window is null || window.Since + Length <= now)
        {
            window = new(now, 0);
        }

        if (window.Tries >= most)
        {
            var minutes = (int)Math.Ceiling((window.Since + Length - now).TotalMinutes);
            throw new DamException(ErrorKind.RateLimited, $"Too many failed sign-ins; try again in {minutes} minute{(minutes == 1 ? "" : "s")}");
        }

        _windows[key] = window with { Tries = window.Tries + 1 };
    }

    /// <summary>Once a minute at most: looking through all of them for each try would be an attack of its own.</summary>
    private void DropOld(DateTimeOffset now)
    {
        if (now < _nextDrop)
        {
            return;
        }

        _nextDrop = now + TimeSpan.FromMinutes(1);
        foreach (var (old, _) in _windows.Where(each => each.Value.Since + Length <= now).ToList())
        {
            _windows.Remove(old);
        }
    }

    private sealed record Window(DateTimeOffset Since, int Tries);
}
