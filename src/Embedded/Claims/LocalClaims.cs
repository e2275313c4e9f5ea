using ServerlessDam.Assets.Storage;

namespace ServerlessDam.Embedded.Claims;

/// <summary>Claims within this process, which is the only one: the store has one owner.</summary>
internal sealed class LocalClaims(TimeProvider time) : IClaims
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Claim> _held = new(StringComparer.Ordinal);

    public Task<IAsyncDisposable?> TryTakeAsync(string key, TimeSpan lifetime, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (_held.TryGetValue(key, out var holder) && holder.Until > now)
            {
                return Task.FromResult<IAsyncDisposable?>(null);
            }

            var claim = new Claim(this, key, now + lifetime);
            _held[key] = claim;
            return Task.FromResult<IAsyncDisposable?>(claim);
        }
    }

    private void Release(Claim claim)
    {
        lock (_lock)
        {
            // Expired, it may be another's by now.
            if (_held.TryGetValue(claim.Key, out var holder) && holder == claim)
            {
                _held.Remove(claim.Key);
            }
        }
    }

    private sealed class Claim(LocalClaims claims, string key, DateTimeOffset until) : IAsyncDisposable
    {
        public string Key => key;

        public DateTimeOffset Until => until;

        public ValueTask DisposeAsync()
        {
            claims.Release(this);
            return ValueTask.CompletedTask;
        }
    }
}
